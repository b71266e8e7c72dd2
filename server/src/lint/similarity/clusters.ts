/**
 * Groups word sets of which most words are the same: at least `least` of the words of both. Near-linear: sets are compared
 * only where a few of their smallest hashes agree (minhash), and then with the first of the group.
 *
 * @returns indexes into `sets`, groups of two and more, each in order
 */
export function clusterAlike(sets: readonly ReadonlySet<string>[], least: number): number[][] {
  const parents = sets.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] ?? at] ?? at;
      at = parents[at] ?? at;
    }
    return at;
  };
  const firsts = Array.from({ length: BANDS }, () => new Map<string, number>());
  const bandsOf = createBandReader();
  sets.forEach((set, index) => {
    bandsOf(set).forEach((band, number) => {
      const known = firsts[number];
      const first = known?.get(band);
      if (first === undefined) known?.set(band, index);
      else if (rootOf(first) !== rootOf(index) && areAlike(sets[first] ?? set, set, least))
        parents[rootOf(index)] = rootOf(first);
    });
  });
  const groups = new Map<number, number[]>();
  sets.forEach((_, index) => {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group) group.push(index);
    else groups.set(root, [index]);
  });
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Whether two sets share at least a part of all their words. */
function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>, least: number): boolean {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared >= least * (one.size + other.size - shared);
}

/** Two sets that share four fifths of their words share a band with a chance of 0.997, two that share half with 0.66. */
const BANDS = 8;
const ROWS = 3;
/** Odd numbers that scatter one hash into many. */
const SEEDS = Array.from({ length: BANDS * ROWS }, (_, index) => Math.imul(index + 1, 0x9e3779b1) | 1);

/** Makes a reader of the bands of a set; the hashes of a word are made once. */
function createBandReader(): (set: ReadonlySet<string>) => string[] {
  const known = new Map<string, Uint32Array>();
  const hashesOf = (word: string): Uint32Array => {
    const found = known.get(word);
    if (found) return found;
    const hash = hashOf(word);
    const mixed = hash ^ (hash >>> 15);
    const hashes = new Uint32Array(SEEDS.length);
    SEEDS.forEach((seed, at) => {
      const product = Math.imul(mixed, seed);
      hashes[at] = product ^ (product >>> 13);
    });
    known.set(word, hashes);
    return hashes;
  };
  const smallest = new Uint32Array(SEEDS.length);
  return (set) => {
    smallest.fill(0xffffffff);
    for (const word of set) {
      const hashes = hashesOf(word);
      for (let at = 0; at < hashes.length; at += 1) {
        const hash = hashes[at] as number;
        if (hash < (smallest[at] as number)) smallest[at] = hash;
      }
    }
    const bands: string[] = [];
    // Written out for its three rows: to join a part of an array takes ten times as long.
    for (let at = 0; at < smallest.length; at += ROWS) bands.push(`${smallest[at]},${smallest[at + 1]},${smallest[at + 2]}`);
    return bands;
  };
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return hash;
}

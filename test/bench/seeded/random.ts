/** Numbers that look random and are the same for the same seed (mulberry32). */
export interface Random {
  /** in [0, 1) */
  readonly next: () => number;
  readonly pick: <T>(of: readonly T[]) => T;
  /** so many of them, none twice; fewer where there are fewer */
  readonly some: <T>(of: readonly T[], count: number) => readonly T[];
}

export function createRandom(seed: string): Random {
  let state = hash(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const some = <T>(of: readonly T[], count: number): readonly T[] => {
    const rest = [...of];
    const chosen: T[] = [];
    while (chosen.length < count && rest.length > 0) chosen.push(...rest.splice(Math.floor(next() * rest.length), 1));
    return chosen;
  };
  return {
    next,
    some,
    pick: (of) => {
      const [chosen] = some(of, 1);
      if (chosen === undefined) throw new Error('Nothing to pick from');
      return chosen;
    },
  };
}

/** 32 bits of a text (FNV-1a). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  // The last bits of FNV follow the last character, so they are mixed once more.
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 16)) >>> 0;
}

import { generateSpec } from './lint-speed-spec.ts';

/**
 * Writes the specs of a workspace: each of about a given length, with sections of its own choice and order, ids of its own, links
 * to its own sections and to other specs. The same numbers give the same texts.
 */
export function generateSpecs(count: number, length: number): readonly { readonly name: string; readonly text: string }[] {
  const sections = generateSpec(2)
    .split(/^(?=#{2,3} )/m)
    .slice(1);
  return Array.from({ length: count }, (_, number) => {
    const random = createRandom(number + 1);
    const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
    const parts: string[] = [];
    const ids: string[] = [];
    for (let written = 0; written < length; ) {
      const id = `spec${number}_section${ids.length + 1}`;
      const part = pick(sections).replace(/\{#\w+/, `{#${id}`);
      ids.push(id);
      parts.push(part);
      written += part.length;
    }
    const text = parts.join('').replace(/\]\(#\w+\)/g, () => {
      const other = Math.floor(random() * count);
      return random() < 0.1 && other !== number ? `](${nameOf(other)}#spec${other}_section1)` : `](#${pick(ids)})`;
    });
    return { name: nameOf(number), text: `# Spec ${number}\n\n${text}` };
  });
}

function nameOf(number: number): string {
  return `spec-${number}.md`;
}

/** Mulberry32 */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

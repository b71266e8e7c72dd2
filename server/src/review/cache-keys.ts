/** The names under which answers are kept: everything that an answer depends on, and nothing else. */

import { createHash } from 'node:crypto';
import { foldWords } from '../deliberation/fold-words.ts';
import type { Definition, Spec } from '../spec/model.ts';
import { createPartWriter } from './part-text.ts';
import type { Part } from './passages.ts';
import { PROMPT_VERSION } from './prompt.ts';
import type { Passage, Place } from './review.ts';

/** Whoever answers: the same name at another endpoint may be another model. */
export interface Respondent {
  readonly model: string;
  readonly endpoint: string;
}

export interface CacheKeys {
  /** For what is said of one clause: its words, the headings above it, and the definitions of the terms that it uses. */
  readonly ofPassage: (passage: Passage, run: number) => string;
  /** For what a part leaves open: the part's whole text, since another clause in it may close the gap. */
  readonly ofGaps: (part: Part, run: number) => string;
  /** For the surroundings of a finding: all of the parts that it quotes from, and what is said on precedence. */
  readonly ofSurroundings: (places: readonly Place[]) => string;
}

/** @param parts all of the spec */
export function createCacheKeys(spec: Spec, parts: readonly Part[], { model, endpoint }: Respondent): CacheKeys {
  const { textOf, headingOf } = createPartWriter(spec);
  const definitionsOf = createDefinitionFinder(spec);
  const common = [PROMPT_VERSION, model, endpoint];
  const partOf = new Map(parts.flatMap((part) => part.passages.map(({ id }) => [id, part] as const)));
  const precedence = parts.filter(({ section }) => section.role === 'precedence').map(textOf);
  const materials = new Map<Passage, readonly string[]>();

  function materialOf(passage: Passage): readonly string[] {
    const known = materials.get(passage);
    if (known !== undefined) return known;
    const definitions = definitionsOf(passage).map(({ term, text }) => `${term}: ${text}`);
    const material = [passage.text, headingOf(passage.section), ...definitions];
    materials.set(passage, material);
    return material;
  }

  return {
    ofPassage: (passage, run) => hash([...common, run, 'clause', ...materialOf(passage)]),
    ofGaps: (part, run) => hash([...common, run, 'gaps', textOf(part)]),
    ofSurroundings: (places) => {
      const around = new Set(places.flatMap(({ passage }) => partOf.get(passage.id) ?? []));
      return hash([...precedence, ...[...around].map(textOf)]).slice(0, 16);
    },
  };
}

/** Names the words of a clause, so that a kept answer can tell whether it still speaks of the same ones. */
export function hashText(text: string): string {
  return hash([text]).slice(0, 16);
}

/** The definitions of the terms that a clause uses, but those of another category. */
export function createDefinitionFinder(
  spec: Spec,
): (passage: Pick<Passage, 'text' | 'category' | 'id'>) => readonly Definition[] {
  const categories = new Map(spec.sections.map((section) => [section.id, section.category]));
  const terms = spec.definitions.map((definition) => ({
    definition,
    category: categories.get(definition.section) ?? null,
    line: wordLine(definition.term),
  }));
  return ({ text, category, id }) => {
    const line = wordLine(text);
    return terms
      .filter((term) => term.definition.id !== id && (term.category === null || term.category === category))
      .filter((term) => term.line !== '  ' && line.includes(term.line))
      .map(({ definition }) => definition);
  };
}

/** The words of a text between spaces, so that a term is found by `includes`; a plural is taken for its singular. */
function wordLine(text: string): string {
  return ` ${foldWords(text)
    .words.map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .join(' ')} `;
}

function hash(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

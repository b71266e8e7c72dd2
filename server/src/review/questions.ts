/** The questions of a review: what one request to the model holds. */

import type { ChatMessage } from '../models/model.ts';
import type { Spec } from '../spec/model.ts';
import { createDefinitionFinder } from './cache-keys.ts';
import type { Recalled } from './kept-answers.ts';
import { createNearness } from './near-passages.ts';
import { createPartWriter } from './part-text.ts';
import { MOST_TOKENS, type Part } from './passages.ts';
import { createPromptWriter } from './prompt.ts';
import type { Passage } from './review.ts';

/** One request to the model. */
export interface Question {
  /** counted from 0 */
  readonly run: number;
  readonly parts: readonly Part[];
  readonly focus: readonly Passage[];
  readonly gapsIn: readonly Part[];
  /** earlier findings whose surroundings have changed: asked is whether they are settled */
  readonly doubtful: readonly Recalled[];
  readonly messages: readonly ChatMessage[];
  readonly tokenCount: number;
}

/** What is to be asked about one part. */
export interface Work {
  readonly part: Part;
  readonly focus: readonly Passage[];
  readonly gaps: boolean;
  readonly doubtful: readonly Recalled[];
}

/** Tokens of clauses from elsewhere: those on precedence first, then those that share words, those of the same category, then others. */
const ALIKE_TOKENS = 1200;
const MOST_ALIKE = 80;
const ELSEWHERE_TOKENS = 2400;
const DEFINITION_TOKENS = 1000;

/** Packs what is to be asked into questions, each with as much of the spec around it as it takes to judge. */
export function createQuestionWriter(
  spec: Spec,
  all: readonly Passage[],
  countTokens: (text: string) => number,
): (work: readonly Work[], run: number) => readonly Question[] {
  const { textOf } = createPartWriter(spec);
  const { write } = createPromptWriter(spec);
  const definitionsOf = createDefinitionFinder(spec);
  const nearTo = createNearness(all);
  const precedence = new Set(spec.sections.flatMap(({ id, role }) => (role === 'precedence' ? [id] : [])));
  const sizes = new Map<Part, number>();
  const surroundings = new Map<string, Passage[]>();

  return (work, run) =>
    pack(work.filter(({ focus, gaps, doubtful }) => focus.length > 0 || gaps || doubtful.length > 0)).map((unit) => {
      const parts = unit.map(({ part }) => part);
      const focus = unit.flatMap((each) => each.focus);
      const gapsIn = unit.filter(({ gaps }) => gaps).map(({ part }) => part);
      const doubtful = unit.flatMap((each) => each.doubtful);
      const passages = parts.flatMap((part) => part.passages);
      const definitions = upTo(
        DEFINITION_TOKENS,
        unique(passages.flatMap(definitionsOf)),
        ({ term, text }) => `${term}: ${text}`,
      );
      const messages = write({
        ...{ parts, focus, gapsIn, definitions },
        elsewhere: elsewhere(parts),
        earlier: doubtful.map(({ proposal }) => proposal),
      });
      const tokenCount = messages.reduce((sum, { content }) => sum + countTokens(content), 0);
      return { run, parts, focus, gapsIn, doubtful, messages, tokenCount };
    });

  function pack(work: readonly Work[]): Work[][] {
    const units: Work[][] = [];
    let room = 0;
    for (const each of work) {
      const size = sizeOf(each.part);
      const last = units.at(-1);
      const fits = last !== undefined && size <= room;
      if (fits) last.push(each);
      else units.push([each]);
      room = (fits ? room : MOST_TOKENS) - size;
    }
    return units;
  }

  function sizeOf(part: Part): number {
    const size = sizes.get(part) ?? countTokens(textOf(part));
    sizes.set(part, size);
    return size;
  }

  function elsewhere(parts: readonly Part[]): readonly Passage[] {
    const inside = new Set(parts.flatMap(({ passages }) => passages.map(({ id }) => id)));
    const key = [...inside].join(' ');
    const found = surroundings.get(key) ?? findElsewhere(parts, inside);
    surroundings.set(key, found);
    return found;
  }

  function findElsewhere(parts: readonly Part[], inside: ReadonlySet<string>): Passage[] {
    const categories = new Set(parts.map(({ section }) => section.category));
    const near = nearTo(
      parts.flatMap(({ passages }) => passages),
      MOST_ALIKE,
    );
    const alike = upTo(ALIKE_TOKENS, near, ({ text }) => text);
    const others = all.filter(({ id }) => !inside.has(id));
    // Whether two clauses collide hangs on these.
    const settling = others.filter(({ section }) => precedence.has(section));
    const beside = others.filter(({ category }) => categories.has(category));
    const chosen = new Set(upTo(ELSEWHERE_TOKENS, unique([...settling, ...alike, ...beside, ...others]), ({ text }) => text));
    return all.filter((passage) => chosen.has(passage));
  }

  function upTo<T>(limit: number, things: readonly T[], textOfThing: (thing: T) => string): T[] {
    let left = limit;
    const taken: T[] = [];
    for (const thing of things) {
      // With its id and its heading.
      left -= countTokens(textOfThing(thing)) + 20;
      if (left < 0) break;
      taken.push(thing);
    }
    return taken;
  }
}

function unique<T>(things: readonly T[]): T[] {
  return [...new Set(things)];
}

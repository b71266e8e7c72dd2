/** Kinds of defect that are a sentence or two, added where rules stand. */
import type { BaseDocument } from './documents.ts';
import type { Kind, Variant } from './kind.ts';
import { insertAt, pickPlace } from './places.ts';
import type { Random } from './random.ts';

/** @param templates a word list with a template gives one variant for each word */
export function sentenceKind(kind: Omit<Kind, 'reach' | 'variants'>, templates: readonly Template[]): Kind {
  return { ...kind, reach: 'lines', variants: templates.flatMap((template) => variantsOf(template)) };
}

export interface Template {
  readonly name: string;
  readonly words?: readonly string[];
  /** null: it does not fit this document */
  readonly write: (scene: Scene, word: string) => Pair | null;
}

export interface Pair {
  readonly defect: string;
  readonly twin: string;
}

/** Words of one document, drawn for one case: no two of them are the same. */
export interface Scene {
  /** the model, at the beginning of a sentence and inside one */
  readonly Model: string;
  readonly model: string;
  readonly person: string;
  readonly act: string;
  readonly act2: string;
  readonly act3: string;
  readonly refused: string;
  readonly refused2: string;
  readonly refused3: string;
  readonly condition: string;
  readonly condition2: string;
  readonly topic: string;
  readonly document: BaseDocument;
  readonly random: Random;
}

export function sceneOf(document: BaseDocument, random: Random): Scene {
  const [act = '', act2 = '', act3 = ''] = random.some(document.acts, 3);
  const [refused = '', refused2 = '', refused3 = ''] = random.some(document.refused, 3);
  const [condition = '', condition2 = ''] = random.some(document.conditions, 2);
  return {
    Model: document.model,
    model: document.model.replace(/^The /, 'the '),
    person: document.person,
    act,
    act2,
    act3,
    refused,
    refused2,
    refused3,
    condition,
    condition2,
    topic: random.pick(document.topics),
    document,
    random,
  };
}

/** "a pupil", "an owner". */
export function someone(person: string): string {
  return `${/^[aeio]/.test(person) ? 'an' : 'a'} ${person}`;
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function variantsOf({ name, words, write }: Template): Variant[] {
  return (words ?? ['']).map((word) => ({
    name: word ? `${name}: ${word}` : name,
    plant: (document, random) => {
      const pair = write(sceneOf(document, random), word);
      return pair && { edits: [insertAt(pickPlace(document, random), pair.defect, pair.twin)] };
    },
  }));
}

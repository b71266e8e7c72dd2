/** The cases of a seed: which wording of which defect, in which document, where. */
import type { BaseDocument } from './documents.ts';
import type { Kind, Planting, Variant } from './kind.ts';
import { createRandom, hash } from './random.ts';

export interface Case {
  readonly kind: Kind;
  readonly variant: Variant;
  /** nobody tunes a rule on it */
  readonly heldOut: boolean;
  readonly document: BaseDocument;
  readonly planting: Planting;
  readonly defect: PlantedText;
  readonly twin: PlantedText;
}

export interface PlantedText {
  readonly text: string;
  /** where the edits stand in it */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

const CASES_PER_KIND = 20;

/** The same seed gives the same cases. A kind has fewer cases where few documents have a place for it. */
export function plantCases(kinds: readonly Kind[], documents: readonly BaseDocument[], seed: number): readonly Case[] {
  return kinds.flatMap((kind) => {
    const random = createRandom(`${seed} ${kind.name}`);
    const held = heldOutOf(kind);
    const wanted = pairsOf(random.some(kind.variants, kind.variants.length), random.some(documents, documents.length));
    const cases: Case[] = [];
    for (const { variant, document } of wanted) {
      if (cases.length === CASES_PER_KIND) break;
      const planting = variant.plant(document, createRandom(`${seed} ${kind.name} ${variant.name} ${document.name}`));
      if (!planting) continue;
      cases.push({
        kind,
        variant,
        heldOut: held.has(variant),
        document,
        planting,
        defect: apply(document.text, planting, 'defect'),
        twin: apply(document.text, planting, 'twin'),
      });
    }
    return cases;
  });
}

/** Half of a kind's variants, by a hash of their names: the seed has no say in it. */
function heldOutOf({ name, variants }: Kind): ReadonlySet<Variant> {
  const byHash = [...variants].sort((a, b) => hash(`${name} ${a.name}`) - hash(`${name} ${b.name}`));
  return new Set(byHash.filter((_, index) => index % 2 === 1));
}

/** Every variant with every document, so that both change from one pair to the next. */
function pairsOf(variants: readonly Variant[], documents: readonly BaseDocument[]) {
  return documents.flatMap((_, shift) =>
    variants.map((variant, index) => ({ variant, document: documents[(index + shift) % documents.length] as BaseDocument })),
  );
}

function apply(text: string, { edits }: Planting, side: 'defect' | 'twin'): PlantedText {
  let written = '';
  let from = 0;
  const places: { start: number; end: number }[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    written += text.slice(from, edit.start);
    places.push({ start: written.length, end: written.length + edit[side].length });
    written += edit[side];
    from = edit.end;
  }
  return { text: written + text.slice(from), places };
}

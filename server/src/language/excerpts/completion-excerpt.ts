import type { Spec } from '../../spec/model.ts';
import type { SpecReading } from '../../spec/parse-spec.ts';
import { bestMatches, MOST_OFFERED } from '../completion/best-matches.ts';
import { wishedId } from '../completion/complete-attribute.ts';
import { anchorIn, linkable } from '../completion/complete-link.ts';
import { breakable } from '../completion/complete-violation.ts';
import { begunLabels } from '../completion/complete-word.ts';
import { type Nameable, type NameableClause, namedParts, wordsOf } from '../completion/named-parts.ts';
import type { CompletionPlace } from '../completion/place.ts';
import { snippetsAt } from '../completion/snippets.ts';
import { type ChosenBlocks, chooseBlocks } from './chosen-blocks.ts';

/**
 * As much of a spec as completion at a place looks at: the block that is written in, and what may be offered there. It offers
 * the same from it as from the whole spec.
 */
export function completionExcerpt(reading: SpecReading, path: string, offset: number, place: CompletionPlace): Spec {
  const chosen = chooseBlocks(reading);
  chosen.addAround(path, { start: offset, end: offset });
  switch (place.kind) {
    case 'front-matter':
    case 'tag':
    case 'tag-attribute':
    case 'comment':
      return chosen.excerpt();
    case 'link': {
      addMatches(linkable(nameables(reading, outlineOf(reading)), path, place.typed), anchorIn(place.typed), chosen);
      return chosen.excerpt();
    }
    case 'violation': {
      const outline = outlineOf(reading);
      addMatches(breakable(nameables(reading, outline), outline.sections, path, place.span.start), place.typed, chosen);
      return chosen.excerpt();
    }
    case 'attribute': {
      const id = wishedId(place);
      // It is free or gets a number behind it.
      chosen.addNamed((each) => each.startsWith(id));
      return chosen.excerpt();
    }
    case 'word': {
      // A snippet is written in the notation of the whole file.
      if (snippetsAt(place).length > 0) return reading.spec;
      const near = chosen.excerpt();
      const targets = new Set(begunLabels(near.labels, place.typed).map(({ target }) => target));
      if (targets.size > 0) chosen.addNamed((id) => targets.has(id));
      return targets.size > 0 ? chosen.excerpt() : near;
    }
  }
}

/** Sections, labels and definitions are in every part of a spec. */
function outlineOf(reading: SpecReading): Spec {
  return reading.partOf(new Map());
}

/** A clause before it is joined to its spec, and the block that it stands in. */
interface UnjoinedClause extends NameableClause {
  readonly block: number;
}

/** All that can be named, with as much of the clauses as decides which of them are offered. */
function nameables({ joiner }: SpecReading, { sections, definitions }: Spec) {
  const categories = new Map(sections.map(({ id, category }) => [id, category]));
  const clauses: UnjoinedClause[] = [];
  for (const { blocks } of joiner.placement.files)
    for (const { index, ids, reading } of blocks)
      for (const { id, idSpan, path, text, section } of reading.clauses) {
        const category = categories.get(section) ?? null;
        clauses.push({ id: ids[Number(id)] ?? id, idSpan, path, text, section, category, block: index });
      }
  return namedParts({ sections, clauses, definitions });
}

/** Adds the blocks of those that are offered, and of one more: by it, it is known that there are more. */
function addMatches<T extends Nameable | { readonly kind: 'clause'; readonly part: UnjoinedClause }>(
  candidates: readonly T[],
  typed: string,
  chosen: ChosenBlocks,
): void {
  for (const { kind, part } of bestMatches(candidates, wordsOf, typed, MOST_OFFERED + 1).found)
    if (kind === 'clause' && 'block' in part) chosen.add(part.path, part.block);
}

import type { DraftClause } from './clause-reader.ts';
import { isProhibition } from './model.ts';
import { LABEL } from './notation/labels.ts';
import type { DraftSection } from './outline.ts';
import type { Resolver } from './resolve.ts';

const LABELS = new RegExp(LABEL, 'g');

/** "Treat it as at least `GV1`" decides as the section labelled GV1 does; null where a clause assigns no such label. */
export function modeOfLabel(
  clause: Omit<DraftClause, 'inherits'>,
  resolve: Resolver,
  sections: ReadonlyMap<string, DraftSection>,
): DraftClause['mode'] {
  if (clause.modality !== 'verdict') return null;
  const named = clause.idSpan ? clause.id.split('/').at(-1) : undefined;
  const labels = [...(named ? [named] : []), ...[...clause.text.matchAll(LABELS)].map((match) => match[0])];
  for (const target of labels) {
    const id = resolve({ kind: 'label', target, path: clause.path });
    const mode = id ? sections.get(id)?.mode : null;
    if (mode) return mode;
  }
  return null;
}

/**
 * What a section states for everything under it goes before what the words of a sentence suggest. Style decides for no
 * request, nor does what only says who wins.
 */
export function modeOf(clause: Omit<DraftClause, 'inherits'>, section: DraftSection | undefined): DraftClause['mode'] {
  const stated = section?.mode ?? null;
  if (section?.role === 'style' || (section?.role === 'precedence' && clause.modality !== 'verdict')) return null;
  if (stated === 'safe-complete') return stated;
  // A prohibition under "Allowed" is no permission, nor a permission under "Disallowed" a refusal.
  if (stated === 'comply') return isProhibition(clause.modality) || clause.mode === 'refuse' ? 'refuse' : stated;
  if (stated === 'refuse')
    return clause.modality === 'may' || (clause.modality === 'verdict' && clause.mode === 'comply') ? 'comply' : stated;
  return clause.mode;
}

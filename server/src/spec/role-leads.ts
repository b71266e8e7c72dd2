import type { Modality, ResponseMode } from './model.ts';
import type { DraftSection } from './outline.ts';
import { modeOfRole, readRole } from './response-mode.ts';

/** What a list's introduction decides for its items; `none` where it says that they bind nobody. */
export type Lead = { readonly modality: Modality; readonly mode: ResponseMode | null; readonly text: string } | 'none' | null;

/** What a label such as "Not allowed", "Excludes" or "Exceptions (not part of the category)" decides in its section. */
export function leadOfRole(section: DraftSection, text: string): Exclude<Lead, 'none'> {
  const role = readRole(text);
  const mode = modeOfRole(role);
  if (mode) return { modality: byMode(mode), mode, text };
  if (role === 'includes')
    return { modality: section.verdict || section.label ? 'verdict' : byMode(section.mode), mode: section.mode, text };
  if (role !== 'excludes') return null;
  if (/\bnot (?:considered|part|included|counted|covered|a violation)\b/i.test(text))
    return { modality: 'verdict', mode: 'comply', text };
  // What a list of bans leaves out is allowed, and the other way round.
  const opposite = section.mode === 'refuse' ? 'comply' : section.mode === 'comply' ? 'refuse' : null;
  return { modality: byMode(opposite), mode: opposite, text };
}

/** How a clause binds where only the section says so. */
export function byMode(mode: ResponseMode | null): Modality {
  if (mode === 'refuse') return 'must-not';
  if (mode === 'comply') return 'may';
  return mode === 'safe-complete' ? 'should' : 'will';
}

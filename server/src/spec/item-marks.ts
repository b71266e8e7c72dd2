import { readImperative } from './imperative.ts';
import type { Modality } from './model.ts';
import { readMark } from './notation/marks.ts';
import { speaksOfHarm } from './response-mode.ts';
import type { Lead } from './role-leads.ts';

/**
 * What a tick or a cross before an item says of it: "❌ Share passwords" forbids, "✅ Recovery stories" allows. A thing with a
 * mark is a rule only where harm is spoken of: elsewhere it may be a feature that is there or missing.
 *
 * @param titles those above it, joined
 */
export function leadOfMark(item: string, titles: string, modalityOf: (text: string) => Modality | null): Lead {
  const mark = readMark(item);
  if (!mark || item.endsWith(':')) return null;
  const own = modalityOf(item);
  const isOnHarm = speaksOfHarm(item) || speaksOfHarm(titles);
  if (own === null && isOnHarm)
    return mark.isTick ? { modality: 'may', mode: 'comply', text: item } : { modality: 'must-not', mode: 'refuse', text: item };
  return !mark.isTick && own === 'must' && readImperative(item) === 'must'
    ? { modality: 'must-not', mode: null, text: 'Never' }
    : null;
}

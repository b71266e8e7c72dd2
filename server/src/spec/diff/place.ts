import { AUTHORITIES, type Clause, type Section } from '../model.ts';
import type { Ground } from './spec-diff.ts';
import type { Versions } from './versions.ts';

/** What a clause's place says: its section, its category, and the authority that it has of them. */
export function comparePlace(before: Clause, after: Clause, versions: Versions): readonly Ground[] {
  return [...compareSection(before, after, versions), ...compareAuthority(before, after, versions)];
}

function compareSection(before: Clause, after: Clause, { before: old, after: now, sections }: Versions): readonly Ground[] {
  const from = old.section(before.section);
  const to = now.section(after.section);
  if (from && to && sections.afterOf(from) !== to)
    return [{ aspect: 'section', effect: 'scope', text: `moved from “${from.title}” to “${to.title}”` }];
  const categoryBefore = old.category(before.category);
  const categoryAfter = now.category(after.category);
  if (headOf(categoryBefore) === null && headOf(categoryAfter) === null) return [];
  const head = categoryBefore === null ? null : old.section(categoryBefore.sections[0] ?? '');
  const same = head !== null && categoryAfter !== null && sections.afterOf(head)?.id === categoryAfter.sections[0];
  if (same) return [];
  const name = (category: { readonly title: string } | null) => (category === null ? 'no category' : `“${category.title}”`);
  return [{ aspect: 'category', effect: 'scope', text: `category ${name(categoryBefore)} → ${name(categoryAfter)}` }];
}

function headOf(category: { readonly sections: readonly string[] } | null): string | null {
  return category?.sections[0] ?? null;
}

function compareAuthority(before: Clause, after: Clause, { before: old, after: now, sections }: Versions): readonly Ground[] {
  if (before.authority === after.authority) return [];
  const effect = AUTHORITIES.indexOf(after.authority) > AUTHORITIES.indexOf(before.authority) ? 'lowered' : 'raised';
  const from = old.section(before.section);
  const to = now.section(after.section);
  const moved = from && to && sections.afterOf(from) !== to;
  const why = moved ? 'by its new section' : whyIn(old.holder(from), now.holder(to), to);
  return [{ aspect: 'authority', effect, text: `authority ${before.authority} → ${after.authority}${why ? `, ${why}` : ''}` }];
}

/** Which heading says so: the clause's own section, or one above it. */
function whyIn(holderBefore: Section | null, holderAfter: Section | null, section: Section | null): string {
  if (holderAfter) return holderAfter === section ? 'set on its section' : `inherited from “${holderAfter.title}”`;
  return holderBefore ? `no longer said by “${holderBefore.title}”` : 'said by the document';
}

import { applyEdits } from '../../lint/apply-fixes.ts';
import { groupBy } from '../../spec/group-by.ts';
import { fingerprint, IdPool, slugOf } from '../../spec/ids.ts';
import type { Clause, Definition, Example, Section, Spec } from '../../spec/model.ts';
import { readTitleLabels } from '../../spec/notation/labels.ts';
import { createEditedParts, type EditedParts } from './edited-parts.ts';
import type { NameChange } from './name-change.ts';

/** A spec's names as they are after a change: all that references are found by. */
export interface NewNames {
  readonly ids: ReadonlyMap<string, string>;
  /** by the old id of the section: its title as links write it (`#no-weapons`) */
  readonly slugs: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, string>;
}

/**
 * Works out the names that a change gives, also those that nobody wrote: an id that is made of a title or of the id above it
 * changes with them, and where two headings are equal, each numbers the other.
 */
export function newNames(spec: Spec, change: NameChange): NewNames {
  const written = createEditedParts(spec, change.edits);
  const titles = new Map(spec.sections.map((section) => [section.id, titleOf(section, written)]));
  const ids = sectionIds(spec, change, titles, written);
  for (const part of [...spec.clauses, ...spec.definitions, ...spec.examples])
    ids.set(part.id, idUnderSection(part, ids.get(part.section) ?? part.section, change, written));
  return { ids, slugs: slugsOf(spec, titles), titles };
}

/** A title that stands nowhere (a file's name, front matter) is as it was. */
function titleOf({ path, title, titleSpan }: Section, written: EditedParts): string {
  return titleSpan.end > titleSpan.start ? written.after(path, titleSpan) : title;
}

/** Gives ids as the parser does: written ones are kept for those who wrote them, others are made of titles, in order. */
function sectionIds(
  spec: Spec,
  change: NameChange,
  titles: ReadonlyMap<string, string>,
  written: EditedParts,
): Map<string, string> {
  const pool = new IdPool();
  for (const { text } of applyEdits(spec.files, change.edits))
    for (const match of text.matchAll(/\{#([^\s{}]+)/g)) pool.reserve(match[1] ?? '');
  const documentTitles = documentTitlesOf(spec);
  const ids = new Map<string, string>();
  for (const section of spec.sections) {
    const title = titles.get(section.id) ?? section.title;
    const { code, label } = section.level === 0 ? { code: null, label: null } : readTitleLabels(title);
    const isUnder = section.parent !== null && !documentTitles.has(section.parent);
    const derived = `${isUnder ? `${ids.get(section.parent ?? '') ?? section.parent}/` : ''}${slugOf(title)}`;
    const own =
      section.idSpan && section.idSpan.start >= section.titleSpan.end ? written.after(section.path, section.idSpan) : null;
    const named = code ?? label;
    ids.set(section.id, own !== null ? pool.written(own) : named === null ? pool.derive(derived) : pool.claim(named, derived));
  }
  return ids;
}

/** The titles of whole documents, whose ids are no part of the ids under them. */
function documentTitlesOf({ sections }: Spec): ReadonlySet<string> {
  const found = new Set<string>();
  for (const own of groupBy(sections, ({ path }) => path).values()) {
    const first = own.find(({ level }) => level > 0);
    if (first?.level === 1 && own.filter(({ level }) => level === 1).length === 1) found.add(first.id);
  }
  return found;
}

function idUnderSection(part: Clause | Definition | Example, section: string, change: NameChange, written: EditedParts): string {
  const { id, idSpan, path } = part;
  if (idSpan && written.isEdited(path, idSpan)) {
    const prefix = id.startsWith(`${part.section}/`) ? `${section}/` : '';
    return `${prefix}${written.after(path, idSpan)}`;
  }
  // Most parts of most specs: nothing that their ids are made of has changed.
  if ((section === part.section && change.reword === null) || !id.startsWith(`${part.section}/`)) return id;
  const rest = id.slice(part.section.length + 1);
  return `${section}/${reworded(part, rest, change)}`;
}

/** An id that is made of words, after some of them have changed; a number behind it stays. */
function reworded(part: Clause | Definition | Example, rest: string, { reword }: NameChange): string {
  if (reword === null) return rest;
  const [before, after] =
    'modality' in part ? [part.text, reword(part.text)] : 'term' in part ? [part.term, reword(part.term)] : ['', ''];
  if (before === after) return rest;
  const name = 'modality' in part ? fingerprint : slugOf;
  return rest.startsWith(name(before)) ? name(after) + rest.slice(name(before).length) : rest;
}

/** Titles as GitHub and VS Code make anchors of them: the second of a file's equal ones has `-1` behind it. */
function slugsOf({ sections }: Spec, titles: ReadonlyMap<string, string>): Map<string, string> {
  const counts = new Map<string, number>();
  const slugs = new Map<string, string>();
  for (const { id, path, title } of sections) {
    const slug = slugOf(titles.get(id) ?? title);
    const count = counts.get(`${path}#${slug}`) ?? 0;
    counts.set(`${path}#${slug}`, count + 1);
    slugs.set(id, count === 0 ? slug : `${slug}-${count}`);
  }
  return slugs;
}

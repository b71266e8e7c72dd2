/** What an id that a model writes can mean: the parts of a spec that it names. */

import type { Span, Spec } from '../spec/model.ts';
import { foldWords } from './fold-words.ts';

export interface CitableSpan {
  readonly path: string;
  readonly span: Span;
}

/** @returns the spans that an id, a label, a code or a title names; empty where nothing has it */
export type ResolveId = (written: string) => readonly CitableSpan[];

/** Tries the id as written, then without brackets and signs, then without case, then labels, then titles. */
export function createIdResolver(spec: Spec): ResolveId {
  const byId = new Map<string, CitableSpan[]>();
  const byFoldedId = new Map<string, CitableSpan[]>();
  const byLabel = new Map<string, CitableSpan[]>();
  const byTitle = new Map<string, CitableSpan[]>();
  const sections = new Map(spec.sections.map((section) => [section.id, section]));

  for (const part of [...spec.categories, ...spec.sections, ...spec.clauses, ...spec.definitions, ...spec.examples]) {
    add(byId, part.id, part);
    add(byFoldedId, part.id.toLowerCase(), part);
  }
  for (const category of spec.categories) {
    const own = [category, ...category.sections.flatMap((id) => sections.get(id) ?? [])];
    for (const part of own) {
      add(byId, category.id, part);
      add(byFoldedId, category.id.toLowerCase(), part);
      for (const title of titlesOf(category.title)) add(byTitle, titleKey(title), part);
    }
  }
  for (const section of spec.sections) {
    for (const title of titlesOf(section.title)) add(byTitle, titleKey(title), section);
    if (section.code !== null) add(byLabel, section.code.toLowerCase(), section);
    if (section.label !== null) add(byLabel, section.label.toLowerCase(), section);
  }
  for (const { term, path, span } of spec.definitions) add(byTitle, titleKey(term), { path, span });
  for (const { title, path, span } of spec.examples) add(byTitle, titleKey(title), { path, span });
  for (const { label, target } of spec.labels) {
    for (const part of byId.get(target) ?? []) add(byLabel, label.toLowerCase(), part);
  }

  return (written) => {
    const bare = written.trim().replace(/^[\s[\](){}§#`*"'“”‘’«»]+|[\s[\](){}`*"'“”‘’«».,:;]+$/g, '');
    const folded = bare.toLowerCase();
    return (
      byId.get(written) ?? byId.get(bare) ?? byFoldedId.get(folded) ?? byLabel.get(folded) ?? byTitle.get(titleKey(bare)) ?? []
    );
  };
}

function add(to: Map<string, CitableSpan[]>, key: string, { path, span }: CitableSpan): void {
  if (key === '') return;
  const known = to.get(key);
  if (known === undefined) to.set(key, [{ path, span }]);
  else if (!known.some((other) => holds(other, { path, span }))) {
    // What lies within a span is not looked through twice.
    const kept = known.filter((other) => !holds({ path, span }, other));
    known.splice(0, known.length, ...kept, { path, span });
  }
}

function holds(outer: CitableSpan, inner: CitableSpan): boolean {
  return outer.path === inner.path && outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}

/** `Weapons (#WPN)` is also `Weapons`, `S1: Violent Crimes` also `Violent Crimes`. */
function titlesOf(title: string): readonly string[] {
  const bare = title.replace(/\s*\([^()]{0,80}\)\s*$/, '').replace(/^\p{Lu}{1,5}\d{0,3}[:.]\s+/u, '');
  return bare === title || bare === '' ? [title] : [title, bare];
}

function titleKey(title: string): string {
  return foldWords(title).words.join(' ');
}

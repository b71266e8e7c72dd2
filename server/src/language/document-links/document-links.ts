import type { Reference, Span, Spec } from '../../spec/model.ts';
import { plainTitle, shortened } from '../parts.ts';
import { suppressionsOfFile } from './suppressions-of-file.ts';

/** Words that lead somewhere when they are clicked. */
export interface DocumentLink {
  readonly span: Span;
  /** what stands there, in plain words */
  readonly tooltip: string;
  readonly target: LinkTarget;
}

export type LinkTarget =
  /** a place in a file of the spec */
  | { readonly kind: 'place'; readonly path: string; readonly offset: number }
  | { readonly kind: 'eval'; readonly id: string }
  | { readonly kind: 'rule'; readonly rule: string };

/**
 * The links of one file of a spec, in document order: references to ids and to places in other files, what a bad answer
 * breaks, eval ids, and the names of rules in suppression comments. What resolves to nothing is left out. The span of a
 * Markdown link is its address, as other Markdown tools have it, so that an editor that asks several of them shows one link.
 *
 * @param hasEval whether an eval id has a file
 */
export function documentLinks(spec: Spec, path: string, hasEval: (id: string) => boolean): readonly DocumentLink[] {
  const text = spec.files.find((file) => file.path === path)?.text ?? '';
  const places = placesById(spec);
  const links = spec.references.filter((reference) => reference.path === path).flatMap(linkOf);
  const rules = suppressionsOfFile(spec, path).flatMap((comment) =>
    comment.rules.map(
      ({ name, span }): DocumentLink => ({
        span,
        tooltip: `Read what the rule ${name} finds`,
        target: { kind: 'rule', rule: name },
      }),
    ),
  );
  return rules.length === 0 ? links : [...links, ...rules].sort((a, b) => a.span.start - b.span.start);

  function linkOf(reference: Reference): DocumentLink[] {
    const { kind, target, span, resolved } = reference;
    switch (kind) {
      case 'eval':
        return hasEval(target)
          ? [{ span, tooltip: `Open the eval file ${target}.md`, target: { kind: 'eval', id: target } }]
          : [];
      case 'id':
      case 'file': {
        const place = resolved === null ? undefined : places.get(resolved);
        if (!place) return [];
        const { path: there, offset, words } = place;
        return [{ span: addressIn(text, reference), tooltip: `Go to ${words}`, target: { kind: 'place', path: there, offset } }];
      }
      case 'label':
        // A policy may name its labels in every line: they lead to their definitions without a line under each.
        return [];
    }
  }
}

interface Place {
  readonly path: string;
  readonly offset: number;
  /** `the section “Weapons”` */
  readonly words: string;
}

/** The first thing of each id, as references resolve. Its words are written only when they are asked for. */
function placesById(spec: Spec): { readonly get: (id: string) => Place | undefined } {
  const known = new Map<string, () => Place>();
  const add = (id: string, path: string, { start }: Span, what: string, name: () => string) => {
    if (!known.has(id)) known.set(id, () => ({ path, offset: start, words: `the ${what} “${shortened(name(), LONGEST_NAME)}”` }));
  };
  for (const section of spec.sections) add(section.id, section.path, section.headingSpan, 'section', () => plainTitle(section));
  for (const { id, path, span, text } of spec.clauses) add(id, path, span, 'clause', () => text);
  for (const { id, path, termSpan, term } of spec.definitions) add(id, path, termSpan, 'definition', () => term);
  for (const { id, path, span, title } of spec.examples) add(id, path, span, 'example', () => title);
  return { get: (id) => known.get(id)?.() };
}

const LONGEST_NAME = 80;

/** `#id` of `[text](#id "title")`, `ref` of `[text][ref]`, `#id` of `BAD[#id]`; all of a link that is written otherwise. */
function addressIn(text: string, { span }: Reference): Span {
  const written = text.slice(span.start, span.end);
  const inline = written.lastIndexOf('](');
  const opening = inline >= 0 ? inline + 2 : written.lastIndexOf('[') + 1;
  if (opening === 0) return span;
  const rest = written.slice(opening);
  const [whole = '', blanks = '', angled, plain = ''] =
    (inline >= 0 ? /^(\s*)(?:<([^<>\n]*)>|([^\s<>]*?)(?=\s|\)$|$))/ : /^(\s*)(?:<([^<>\n]*)>|([^\]]*))/).exec(rest) ?? [];
  const address = angled ?? plain;
  if (address === '') return span;
  const start = span.start + opening + blanks.length + (angled === undefined ? 0 : whole.indexOf('<') - blanks.length + 1);
  return { start, end: start + address.length };
}

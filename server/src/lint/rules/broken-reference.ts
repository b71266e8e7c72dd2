import type { Reference } from '../../spec/index.ts';
import { joinPath } from '../../spec/resolve.ts';
import type { Fix } from '../finding.ts';
import { createNearestName } from '../nearest-name.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { githubAnchors } from './broken-reference/github-anchors.ts';

/** Finds links to an id that nothing has, and, where several files form a spec, links to a misspelt one of them. */
export const brokenReference = defineRule({
  name: 'broken-reference',
  family: 'structure',
  severity: 'error',
  summary: 'A link to an id that nothing in the spec has.',
  check: (subject) => {
    const broken = subject.references.filter((reference) => reference.resolved === null);
    const nearestId = createNearestName(writtenIds(subject));
    const nearestFile = createNearestName(subject.files.map((file) => file.path));
    const anchors = new Map(subject.files.map((file) => [file.path, writtenAnchors(file.text)]));
    const read = new Map<string, ReadonlySet<string>>();
    const onGithub = (path: string): ReadonlySet<string> => {
      const known = read.get(path) ?? githubAnchors(subject, path);
      read.set(path, known);
      return known;
    };
    return broken.flatMap((reference): Found[] => {
      if (reference.kind === 'file') return brokenFileLink(subject, reference, nearestId, nearestFile, anchors, onGithub);
      if (reference.kind !== 'id') return [];
      const words = subject.textOf(reference.path).slice(reference.span.start, reference.span.end);
      // A browser takes `#` and `#top` to the head of the page.
      if (reference.target === 'top' || (reference.target === '' && /\btop\b/i.test(words))) return [];
      if ([...anchors.values()].some((written) => written.has(reference.target))) return [];
      if (onGithub(reference.path).has(reference.target)) return [];
      return [report(subject, reference, reference.target, nearestId(reference.target))];
    });
  },
});

function report(subject: Subject, reference: Reference, target: string, nearest: string | null): Found {
  const { path, span } = reference;
  if (target === '') return { path, span, message: 'Unexpected link to nothing, expected an id after `#`' };
  const message = `Unexpected link to \`#${target}\`, expected an id that this spec has: ${nearest ? `did you mean \`#${nearest}\`?` : 'nothing has this one'}`;
  return { path, span, message, fixes: nearest ? retarget(subject, reference, `#${target}`, `#${nearest}`) : [] };
}

function brokenFileLink(
  subject: Subject,
  reference: Reference,
  nearestId: (name: string) => string | null,
  nearestFile: (name: string) => string | null,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
  onGithub: (path: string) => ReadonlySet<string>,
): Found[] {
  const [file = '', anchor = ''] = reference.target.split('#');
  const path = joinPath(reference.path, file);
  const known = anchors.get(path);
  if (known)
    return anchor && anchor !== 'top' && !known.has(anchor) && !onGithub(path).has(anchor)
      ? [report(subject, reference, anchor, nearestId(anchor))]
      : [];
  // Other files lie outside the spec, and whether they exist is not known here; a misspelt sibling shows itself.
  const nearest = subject.files.length > 1 ? nearestFile(path) : null;
  const name = nearest?.split('/').at(-1);
  if (!nearest || !name || nearest === reference.path || folderOf(nearest) !== folderOf(path)) return [];
  const written = file.split('/').at(-1) ?? file;
  return [
    {
      path: reference.path,
      span: reference.span,
      message: `Unexpected link to \`${written}\`, expected a file of this spec: did you mean \`${name}\`?`,
      fixes: retarget(subject, reference, written, name),
    },
  ];
}

function retarget(subject: Subject, { path, span }: Reference, from: string, to: string): Fix[] {
  const at = subject.textOf(path).slice(span.start, span.end).lastIndexOf(from);
  if (at < 0) return [];
  const start = span.start + at;
  return [{ title: `Link to \`${to}\``, safe: false, edits: [{ path, span: { start, end: start + from.length }, text: to }] }];
}

/** Derived ids may change with the words they are made of: only what an author would write is offered. */
function writtenIds({ sections, clauses }: Subject): string[] {
  const written = clauses.filter((clause) => clause.idSpan !== null);
  return [...sections, ...written].map((each) => each.id).filter((id) => !id.includes('/'));
}

/** Ids in places that no rule is read from (a quote, a definition), and those of HTML (`<a id="x">`). */
function writtenAnchors(text: string): Set<string> {
  return new Set(
    [...text.matchAll(/\{#([^\s{}]+)|\b(?:id|name)=["']([^"'\s<>]+)["']/g)].map((match) => match[1] ?? match[2] ?? ''),
  );
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

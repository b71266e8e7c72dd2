import type { Location } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { linkedAnchor, type NamedPlace } from '../../language/index.ts';
import { slugOf } from '../../spec/ids.ts';
import type { Session } from '../session.ts';
import { type SpecAt, specAt } from '../spec-at.ts';
import { filePathOf, normalUri } from '../workspace/open-document.ts';
import { rangeIn } from './indexed-file.ts';

/**
 * The links by which other specs of the workspace lead to something of a spec: to its file and its id.
 *
 * @param places where it is named in its own spec; what is declared there may be linked to
 */
export async function findLinksTo(
  session: Session,
  { analysis }: SpecAt,
  places: readonly NamedPlace[],
): Promise<readonly Location[]> {
  const names = namesIn(analysis, places);
  if (names.size === 0) return [];
  const own = new Set(analysis.files.map(({ uri }) => normalUri(uri)));
  const found: Location[] = [];
  for (const document of session.workspace.documents.all()) {
    const uri = normalUri(document.uri);
    const other = own.has(uri) ? null : await specAt(session, uri);
    own.add(uri);
    for (const { kind, target, path, span } of other?.analysis.spec.references ?? [])
      if (other && path === other.path && kind === 'file' && leadsTo(uri, target, names))
        found.push({ uri: document.uri, range: other.analysis.linesOf(path).rangeOf(span) });
  }
  for (const { uri, index } of session.index.files.values())
    if (!own.has(uri))
      for (const { kind, target, span } of index.references)
        if (kind === 'file' && leadsTo(uri, target, names)) found.push({ uri, range: rangeIn(index, span) });
  return found;
}

/** By the path of a file: the anchors that lead to what is declared in it. */
type Names = ReadonlyMap<string, ReadonlySet<string>>;

function leadsTo(uri: string, target: string, names: Names): boolean {
  const file = filePathOf(uri);
  const link = file === null ? null : linkedAnchor(URI.file(file).path, target);
  return link !== null && (names.get(link.path)?.has(link.anchor) ?? false);
}

function namesIn({ spec, fileAt }: SpecAt['analysis'], places: readonly NamedPlace[]): Names {
  const names = new Map<string, Set<string>>();
  for (const { path, span, kind } of places) {
    const known = fileAt(path);
    if (kind !== 'declaration' || !known?.file) continue;
    const key = URI.file(known.file).path;
    const anchors = names.get(key) ?? new Set();
    names.set(key, anchors.add(known.text.slice(span.start, span.end)));
    const section = spec.sections.find(
      (each) => each.path === path && (each.idSpan ?? each.titleSpan).start === span.start && each.level > 0,
    );
    if (section) anchors.add(section.id).add(slugOf(section.title));
  }
  return names;
}

import { dirname } from 'node:path';
import { CONFIGURATION_NAMES, type FoundConfiguration } from '../../node/configuration.ts';
import { isIgnored } from '../../node/list-files.ts';
import type { DocumentKind } from '../../protocol.ts';
import { detectNotation } from '../../spec/index.ts';
import type { Disk } from './disk.ts';
import { filePathOf, normalUri, type OpenDocument, uriOfPath } from './open-document.ts';

/** What a document is taken for, and which files form a spec with it. */
export interface Membership {
  readonly kind: DocumentKind;
  /** null where no folder is known for it */
  readonly configuration: FoundConfiguration | null;
  /** normal URIs of the files of its spec, in their order, its own among them; empty where it is no spec */
  readonly uris: readonly string[];
  /** what deliberate.yaml calls the spec; null where it does not */
  readonly name: string | null;
}

export type Choices = ReadonlyMap<string, 'spec' | 'other'>;

export const MAXIMUM_MEGABYTES = 20;

/**
 * Decides what a document is: what its author chose, else what deliberate.yaml says, else what its notation says.
 *
 * @param folder where a document looks for deliberate.yaml that is no file
 */
export async function findMembership(
  document: OpenDocument,
  choices: Choices,
  disk: Disk,
  folder: string | null,
): Promise<Membership> {
  const uri = normalUri(document.uri);
  const file = filePathOf(uri);
  const home = file === null ? folder : dirname(file);
  const configuration = home === null ? null : await disk.configurationFor(home);
  const group = file === null || configuration === null ? null : await groupOf(uri, configuration, disk);
  const answer = (kind: DocumentKind['kind'], reason: DocumentKind['reason'], detail: string): Membership => {
    const others = (group?.uris ?? []).filter((each) => each === uri || choices.get(each) !== 'other');
    return {
      kind: { uri: document.uri, kind, reason, detail },
      configuration,
      uris: kind === 'spec' ? (group ? others : [uri]) : [],
      name: group?.name ?? null,
    };
  };

  const chosen = choices.get(uri);
  if (isTooLarge(document)) return answer('other', 'none', `it has more than ${MAXIMUM_MEGABYTES} MB`);
  if (chosen) return answer(chosen, 'chosen', `you chose that it is ${chosen === 'spec' ? 'one' : 'none'}`);
  if (group) return answer('spec', 'configured', 'deliberate.yaml lists it');
  if (file !== null && configuration && isIgnored(file, configuration))
    return answer('other', 'configured', 'deliberate.yaml says to ignore it');
  const notation = isMarkdown(document) ? detectNotation(document.text) : null;
  if (notation) return answer('spec', 'notation', `${notation.what} on line ${notation.line + 1}`);
  return answer('other', 'none', 'it holds no notation that only specs have');
}

export function isTooLarge(document: OpenDocument): boolean {
  return document.text.length > MAXIMUM_MEGABYTES * 1e6;
}

export function isMarkdown({ uri, languageId }: OpenDocument): boolean {
  return languageId === 'markdown' || /\.(?:md|markdown)$/i.test(uri);
}

export function isConfiguration({ uri }: Pick<OpenDocument, 'uri'>): boolean {
  return CONFIGURATION_NAMES.some((name) => uri.endsWith(`/${name}`));
}

async function groupOf(
  uri: string,
  configuration: FoundConfiguration,
  disk: Disk,
): Promise<Pick<Membership, 'uris' | 'name'> | null> {
  const groups = await disk.groupsOf(configuration);
  for (const [index, files] of groups.entries()) {
    const uris = files.map(uriOfPath);
    if (uris.includes(uri)) return { uris, name: configuration.specs[index]?.name ?? null };
  }
  return null;
}

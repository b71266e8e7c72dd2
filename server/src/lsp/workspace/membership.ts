import { dirname } from 'node:path';
import { CONFIGURATION_NAMES, type FoundConfiguration } from '../../node/configuration.ts';
import { isIgnored } from '../../node/list-files.ts';
import type { DocumentKind } from '../../protocol.ts';
import { detectNotation } from '../../spec/index.ts';
import type { Disk, Group } from './disk.ts';
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
  const group = file === null || configuration === null ? null : await disk.groupOf(file, configuration);
  const answer = (kind: DocumentKind['kind'], reason: DocumentKind['reason'], detail: string): Membership => ({
    kind: { uri: document.uri, kind, reason, detail },
    configuration,
    uris: kind === 'spec' ? (group ? filesOf(group, uri, choices).map(uriOfPath) : [uri]) : [],
    name: group?.name ?? null,
  });

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

/** What a file on the disk is, as far as that can be said without its text. */
export interface Standing {
  readonly kind: 'spec' | 'other' | 'by-notation';
  /** the files of its spec, absolute, its own among them */
  readonly files: readonly string[];
}

/** The same for a Markdown file that nobody has opened. */
export async function findStanding(file: string, choices: Choices, disk: Disk): Promise<Standing> {
  const uri = uriOfPath(file);
  const configuration = await disk.configurationFor(dirname(file));
  const group = await disk.groupOf(file, configuration);
  const files = group ? filesOf(group, uri, choices) : [file];
  const chosen = choices.get(uri);
  if (chosen) return { kind: chosen, files };
  if (group) return { kind: 'spec', files };
  return { kind: isIgnored(file, configuration) ? 'other' : 'by-notation', files };
}

/** The files of a group without those that their author takes for something else. */
function filesOf({ files }: Group, uri: string, choices: Choices): readonly string[] {
  if (choices.size === 0) return files;
  return files.filter((file) => uriOfPath(file) === uri || choices.get(uriOfPath(file)) !== 'other');
}

import type { BenchDocument } from './documents.ts';
import type { LanguageServer } from './language-server.ts';
import { holds } from './report.ts';
import { FINAL_MS, withServers } from './running.ts';

/** Whether a server that was typed in says at last what a fresh one says of the same text. */
export async function checkSameAsFresh(server: LanguageServer, document: BenchDocument, folder: string): Promise<void> {
  await server.quiet(FINAL_MS);
  const fresh = await withServers([server.command], { ...document, text: server.text }, folder, async ([other]) =>
    other ? describe(other) : null,
  );
  // While the fresh one started, this one had time for all that it had left to do.
  const typed = describe(server);
  const what = `after ${server.version - 1} changes of ${document.name}, the diagnostics are those of a fresh server`;
  if (fresh === null) holds(what, false, 'the fresh server did not answer');
  else holds(what, typed.join('\n') === fresh.join('\n'), difference(typed, fresh));
  console.log();
}

function describe(server: LanguageServer): readonly string[] {
  const home = server.folderUri;
  return server
    .newestDiagnostics()
    .map((diagnostic) => JSON.stringify(diagnostic).replaceAll(home, ''))
    .sort();
}

function difference(typed: readonly string[], fresh: readonly string[]): string {
  const [inTyped, inFresh] = [new Set(typed), new Set(fresh)];
  const more = typed.filter((each) => !inFresh.has(each));
  const fewer = fresh.filter((each) => !inTyped.has(each));
  const first = (list: readonly string[]) => (list[0] ? `, the first ${list[0].slice(0, 300)}` : '');
  return `${more.length} too many${first(more)}; ${fewer.length} missing${first(fewer)}`;
}

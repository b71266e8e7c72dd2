import { groupBy } from '../../spec/group-by.ts';
import { createDiagnosticWriter } from '../diagnostics/write-diagnostic.ts';
import { uriOfPath } from '../workspace/open-document.ts';
import { Workspace } from '../workspace/workspace.ts';
import type { CheckedFile, CheckSetting } from './jobs.ts';
import { packDiagnostics } from './packed-diagnostics.ts';

/** Finds the diagnostics of the files of one spec as they are on the disk, by the way of those that are open. */
export type CheckSpec = (setting: CheckSetting, files: readonly string[]) => Promise<readonly CheckedFile[]>;

/** What is read of the disk beside the files is kept for the next spec, as long as the setting is of one version. */
export function createSpecChecker(complain: (message: string) => void): CheckSpec {
  let version = -1;
  let workspace = new Workspace(complain);
  return (setting, files) => {
    if (setting.version !== version) {
      version = setting.version;
      workspace = new Workspace(complain);
      workspace.folders = setting.folders;
      for (const [uri, kind] of setting.choices) workspace.choose(uri, kind);
    }
    return check(workspace, files, setting);
  };
}

async function check(workspace: Workspace, files: readonly string[], { client }: CheckSetting): Promise<readonly CheckedFile[]> {
  const first = files[0];
  const document = first === undefined ? null : await workspace.document(uriOfPath(first));
  const analysis = document && (await workspace.analysisOf(document));
  if (!document || !analysis) return [];
  const write = createDiagnosticWriter(client, analysis);
  const found = groupBy(analysis.findings(), ({ path }) => path);
  const checked = analysis.files.flatMap(({ path, file }) =>
    file === null ? [] : [{ file, diagnostics: packDiagnostics((found.get(path) ?? []).map(write)) }],
  );
  // Neither its tree nor its text is needed again.
  workspace.close(document.uri);
  for (const { file } of checked) workspace.forgetText(file);
  return checked;
}

import { realpath } from 'node:fs/promises';
import { listFolder } from '../../node/list-files.ts';
import type { Disk } from '../workspace/disk.ts';
import { type Choices, findStanding, type Standing } from '../workspace/membership.ts';

/** The files of some folders that are specs, or are where they hold a notation of specs; by absolute path. */
export async function listMembers(
  folders: readonly string[],
  choices: Choices,
  disk: Disk,
): Promise<ReadonlyMap<string, Standing>> {
  const members = new Map<string, Standing>();
  const walked = new Set<string>();
  for (const folder of folders) {
    // One folder may be open by two names; one that is gone has no files.
    const real = await realpath(folder).catch(() => null);
    if (real === null || walked.has(real)) continue;
    walked.add(real);
    const { files } = await listFolder(folder).catch(() => ({ files: [] }));
    for (const file of files) {
      if (members.has(file)) continue;
      const standing = await findStanding(file, choices, disk);
      // What a configuration groups need not be Markdown by its name.
      for (const each of standing.kind === 'spec' ? standing.files : [])
        if (each !== file && !members.has(each)) members.set(each, await findStanding(each, choices, disk));
      if (standing.kind !== 'other') members.set(file, standing);
    }
  }
  for (const [file, { kind }] of members) if (kind === 'other') members.delete(file);
  return members;
}

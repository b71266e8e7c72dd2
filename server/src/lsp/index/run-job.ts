import { stat } from 'node:fs/promises';
// Not by the list of all features: this is loaded anew whenever there is something to index.
import { indexFile } from '../../language/file-index/file-index.ts';
import { readText } from '../../node/read-file.ts';
import { detectNotation } from '../../spec/spec-notation.ts';
import type { CheckSpec } from './check-spec.ts';
import type { FileState, FileToIndex, IndexedText, Job, JobResult } from './jobs.ts';

/** Does the jobs of the background, one after another. */
export function createJobRunner(): (job: Job) => Promise<JobResult> {
  let complaints: string[] = [];
  let check: CheckSpec | null = null;

  return async (job) => {
    switch (job.kind) {
      case 'index':
        return { kind: 'indexed', files: await Promise.all(job.files.map(indexOne)) };
      case 'check':
        complaints = [];
        return { kind: 'checked', files: await checkOne(job), complaints };
    }
  };

  async function checkOne({ setting, files }: Extract<Job, { kind: 'check' }>) {
    try {
      check ??= (await import('./check-spec.ts')).createSpecChecker((message) => complaints.push(message));
      return await check(setting, files);
    } catch (error) {
      complaints.push(`checking ${files[0]}: ${error instanceof Error ? error.stack : String(error)}`);
      return [];
    }
  }
}

async function indexOne({ file, byNotation, known }: FileToIndex): Promise<IndexedText> {
  const state = await stateOf(file);
  if (state === null) return { file, kind: 'gone' };
  if (known?.size === state.size && known.modifiedMs === state.modifiedMs) return { file, kind: 'unchanged' };
  const read = await readText(file, file);
  if (read.kind === 'refused') return { file, kind: 'refused', state, message: read.message, binary: read.binary };
  if (byNotation && detectNotation(read.text) === null) return { file, kind: 'other', state };
  return { file, kind: 'spec', state, index: indexFile(read.text) };
}

/** Null where nothing is there, or no file. */
async function stateOf(file: string): Promise<FileState | null> {
  try {
    const found = await stat(file);
    return found.isFile() ? { size: found.size, modifiedMs: found.mtimeMs } : null;
  } catch {
    return null;
  }
}

import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findSpecs } from '../../node/find-specs.ts';
import { isGlob } from '../../node/list-files.ts';
import { parseSpecFiles } from '../../node/parse-spec-files.ts';
import { readRemovedSpecs } from '../../node/removed-specs.ts';
import type { SpecFiles } from '../../node/specs.ts';
import { readSpecsAt, type SpecFilesAt } from '../../node/specs-at.ts';
import { diffSpecs } from '../../spec/diff/index.ts';
import { parseSpec } from '../../spec/index.ts';
import type { Context, ExitCode } from '../context.ts';
import { diffAsJson } from '../reporters/diff-json.ts';
import { diffForReview } from '../reporters/diff-markdown.ts';
import { diffForPeople } from '../reporters/diff-pretty.ts';
import type { ComparedFiles } from '../reporters/diff-report.ts';

/** What each format prints. */
const FORMATS = { pretty: diffForPeople, json: diffAsJson, markdown: diffForReview } as const;

export type DiffFormat = keyof typeof FORMATS;

/** Compares the specs of today with those of a revision, and prints what changed. */
export async function runDiff(
  revision: string,
  paths: readonly string[],
  format: DiffFormat,
  context: Context,
): Promise<ExitCode> {
  const { cwd, complain } = context;
  // A spec that was deleted is named as well as one that is there.
  const there = await Promise.all(paths.map(async (path) => (await isGlob(path)) || (await exists(resolve(cwd, path)))));
  const present = paths.filter((_, index) => there[index]);
  const gone = paths.filter((_, index) => !there[index]);
  const found = paths.length > 0 && present.length === 0 ? null : await findSpecs(present, cwd);
  const old = await readSpecsAt(revision, { specs: found?.specs ?? [] }, cwd);
  if (old.kind === 'failed') return refuse(old.message);
  const removed = await readRemovedSpecs(revision, paths, old.specs, cwd);
  // What was named may lie in another repository than the working directory.
  if (removed.kind === 'failed' && old.specs.length === 0) return refuse(removed.message);
  const removedSpecs = removed.kind === 'found' ? removed.value : [];
  const missing = gone.filter((path) => !isAmong(resolve(cwd, path), removedSpecs));
  const failures = [
    ...(found?.failures ?? []),
    ...missing.map((path) => `${path} does not exist, nor did a spec of that name in ${revision}: check the path.`),
  ];
  const compared = [
    ...(found?.specs ?? []).map((spec, index) => compare(old.specs[index] ?? null, spec)),
    ...removedSpecs.map((spec) => compare(spec, null)),
  ];
  if (compared.length > 0) context.write(FORMATS[format]({ revision, specs: compared }, context));
  for (const sentence of [...(found?.notes ?? []), ...failures]) complain(sentence);
  if (failures.length > 0) return 2;
  return compared.length > 0
    ? 0
    : refuse(`No spec in ${present.join(', ') || 'this folder'}, nor was one here in ${revision}: name its file.`);

  function refuse(sentence: string): ExitCode {
    complain(sentence);
    return 2;
  }
}

/** @param before null, or without files, where the spec is new; @param after null where it is gone */
function compare(before: SpecFilesAt | null, after: SpecFiles | null): ComparedFiles {
  const [old, now] = [before, after].map((files) => (files === null ? parseSpec([]) : parseSpecFiles(files)));
  const title = (after ?? before)?.name ?? (after ?? before)?.files[0]?.path ?? 'Untitled';
  const status = after === null ? 'removed' : before === null || before.files.length === 0 ? 'new' : 'compared';
  const [specBefore, specAfter] = [old ?? parseSpec([]), now ?? parseSpec([])];
  return { title, status, before: specBefore, after: specAfter, diff: diffSpecs(specBefore, specAfter) };
}

function isAmong(path: string, specs: readonly SpecFilesAt[]): boolean {
  return specs.some(({ oldPaths }) => oldPaths.some((each) => each === path || each.startsWith(`${path}/`)));
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

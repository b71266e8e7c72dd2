import { createHash } from 'node:crypto';
import type { Disk } from './disk.ts';

/** Every question of a run to the disk, as JSON, and the SHA-256 of its answer. */
export type DiskRecord = readonly (readonly [question: string, answer: string])[];

export interface RecordingDisk extends Disk {
  /** what was asked so far; null where one question had two answers, as the disk changed meanwhile */
  readonly record: () => DiskRecord | null;
}

/** A disk that remembers what it was asked. What is not there, and what a folder holds, are answers like any other. */
export function recordDisk(disk: Disk): RecordingDisk {
  const answers = new Map<string, string>();
  let steady = true;
  async function note<A>(question: Question, asked: Promise<A>): Promise<A> {
    const answer = await asked;
    const key = JSON.stringify(question);
    const digest = digestOf(answer);
    if ((answers.get(key) ?? digest) !== digest) steady = false;
    answers.set(key, digest);
    return answer;
  }
  return {
    readText: (file, name) => note(['readText', file, name], disk.readText(file, name)),
    exists: (file) => note(['exists', file], disk.exists(file)),
    kindOf: (path) => note(['kindOf', path], disk.kindOf(path)),
    namesIn: (folder) => note(['namesIn', folder], disk.namesIn(folder)),
    walk: (patterns, folder) => note(['walk', patterns, folder], disk.walk(patterns, folder)),
    record: () => (steady ? [...answers] : null),
  };
}

/** So many files are open at once, at most. */
const AT_ONCE = 32;

/**
 * Asks everything again.
 *
 * @returns the texts that were read, by the path of the file; null where any answer is another one now
 */
export async function confirmRecord(record: DiskRecord, disk: Disk): Promise<ReadonlyMap<string, string> | null> {
  const texts = new Map<string, string>();
  for (let from = 0; from < record.length; from += AT_ONCE) {
    const same = await Promise.all(record.slice(from, from + AT_ONCE).map((each) => isSame(each, disk, texts)));
    if (!same.every(Boolean)) return null;
  }
  return texts;
}

async function isSame([written, digest]: DiskRecord[number], disk: Disk, texts: Map<string, string>): Promise<boolean> {
  const question = JSON.parse(written) as Question;
  if (question[0] !== 'readText') return digestOf(await ask(question, disk)) === digest;
  const [, file, name] = question;
  const answer = await disk.readText(file, name);
  if (answer.kind === 'read') texts.set(file, answer.text);
  return digestOf(answer) === digest;
}

type Question = { [Kind in keyof Disk]: readonly [kind: Kind, ...asked: Parameters<Disk[Kind]>] }[keyof Disk];

function ask(question: Question, disk: Disk): Promise<unknown> {
  switch (question[0]) {
    case 'readText':
      return disk.readText(question[1], question[2]);
    case 'exists':
      return disk.exists(question[1]);
    case 'kindOf':
      return disk.kindOf(question[1]);
    case 'namesIn':
      return disk.namesIn(question[1]);
    case 'walk':
      return disk.walk(question[1], question[2]);
    default:
      return question satisfies never;
  }
}

function digestOf(answer: unknown): string {
  return createHash('sha256').update(JSON.stringify(answer)).digest('hex');
}

import type { SourceFile } from '../../server/src/spec/index.ts';

/** A rule's page: its documentation, and the examples that test it. */
export interface Page {
  readonly title: string;
  readonly why: string;
  readonly flagged: readonly PageExample[];
  readonly clean: readonly PageExample[];
  /** what each flagged example becomes when its findings' first fixes are applied; in the order of `flagged` */
  readonly fixed: readonly PageExample[];
}

export interface PageExample {
  readonly files: readonly SourceFile[];
  readonly evalFiles: readonly string[] | null;
  /** what the rule's options are set to */
  readonly options: Readonly<Record<string, unknown>>;
  /** what `^^^ message` lines mark, in the files' order */
  readonly marks: readonly { readonly path: string; readonly start: number; readonly end: number; readonly message: string }[];
}

const FENCE = /^(`{3,})md([^\n]*)\n([\s\S]*?)^\1[ \t]*$\n?/gm;

/**
 * Reads a page: `# name`, then `## Why`, `## Flagged`, `## Fixed` and `## Clean`. A fence is one document; fences that
 * name a `path=` and follow each other directly are the files of one spec. `examples=a,b` names the eval files beside it,
 * `options={"limit":4}` sets options of the rule.
 */
export function readPage(text: string): Page {
  const heads = [...withoutFences(text).matchAll(/^## (.+)$/gm)];
  const part = (title: string) => {
    const index = heads.findIndex((match) => match[1] === title);
    return index < 0 ? '' : text.slice((heads[index]?.index ?? 0) + title.length + 4, heads[index + 1]?.index ?? text.length);
  };
  return {
    title: /^# (.+)$/m.exec(text)?.[1] ?? '',
    why: part('Why').trim(),
    flagged: readExamples(part('Flagged')),
    clean: readExamples(part('Clean')),
    fixed: readExamples(part('Fixed')),
  };
}

function readExamples(text: string): PageExample[] {
  const examples: PageExample[] = [];
  let end = -1;
  for (const match of text.matchAll(FENCE)) {
    const [whole, , settings = '', body = ''] = match;
    const path = /\bpath=(\S+)/.exec(settings)?.[1];
    const names = /\bexamples=(\S+)/.exec(settings)?.[1]?.split(',') ?? null;
    const options = JSON.parse(/\boptions=(\{.*\})/.exec(settings)?.[1] ?? '{}') as PageExample['options'];
    const { file, marks } = readMarks(path ?? 'spec.md', body);
    const last = examples.at(-1);
    if (path && last && !text.slice(end, match.index).trim())
      examples[examples.length - 1] = { ...last, files: [...last.files, file], marks: [...last.marks, ...marks] };
    else examples.push({ files: [file], evalFiles: names, options, marks });
    end = match.index + whole.length;
  }
  return examples;
}

function readMarks(path: string, body: string): { file: SourceFile; marks: PageExample['marks'] } {
  const lines: string[] = [];
  const marks: { path: string; start: number; end: number; message: string }[] = [];
  for (const line of body.split('\n')) {
    const mark = /^( *)(\^+) (.+)$/.exec(line);
    if (!mark) {
      lines.push(line);
      continue;
    }
    const start = lines.slice(0, -1).reduce((length, each) => length + each.length + 1, 0) + (mark[1] ?? '').length;
    marks.push({ path, start, end: start + (mark[2] ?? '').length, message: mark[3] ?? '' });
  }
  return { file: { path, text: lines.join('\n') }, marks };
}

/** Fences blanked out, so that headings in examples are none of the page's. */
function withoutFences(text: string): string {
  return text.replace(FENCE, (fence) => fence.replace(/[^\n]/g, ' '));
}

import { AUTHORITIES, type Problem, type Section } from '../../spec/index.ts';
import type { Fix } from '../finding.ts';
import { createNearestName } from '../nearest-name.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';

/** Finds attributes of a heading (`{#id authority=root}`) that say nothing a spec can mean. */
export const invalidHeadingAttributes = defineRule({
  name: 'invalid-heading-attributes',
  family: 'structure',
  severity: 'error',
  summary: 'Attributes of a heading that cannot be read.',
  check: (subject) => {
    const problems = subject.problems.filter((problem) => problem.kind === 'heading-attributes');
    return [
      ...problems.map((problem) => unreadable(subject, problem)),
      ...subject.sections.flatMap((section) => misspelt(subject, section)),
    ];
  },
});

const nearestAuthority = createNearestName(AUTHORITIES);
const KEYS = ['authority', 'tags'];
const nearestKey = createNearestName(KEYS);

function unreadable({ textOf }: Subject, { path, span, message }: Problem): Found {
  const words = textOf(path).slice(span.start, span.end);
  const value = /\bauthority=([^\s{}]+)/.exec(words);
  const near = value?.[1] ? nearestAuthority(value[1]) : null;
  if (!value || !near) return { path, span, message };
  const start = span.start + value.index + 'authority='.length;
  return { path, span, message, fixes: [replace(path, start, value[1] ?? '', near)] };
}

/** What the parser passes over in silence: a misspelt key, a level without its key, braces that never close. */
function misspelt({ textOf }: Subject, { path, headingSpan, title, titleSpan }: Section): Found[] {
  const open = /\{#[^\s{}]*[^{}]*$/.exec(title);
  if (open) {
    const start = titleSpan.start + open.index;
    const end = titleSpan.end;
    const fix: Fix = { title: 'Close the braces', safe: false, edits: [{ path, span: { start: end, end }, text: '}' }] };
    return [{ path, span: { start, end }, message: `Unexpected \`${open[0]}\`, expected \`}\` at its end`, fixes: [fix] }];
  }
  const bare = BARE.exec(title);
  if (bare) {
    const word = bare.groups?.['id'] ?? '';
    const start = titleSpan.start + bare.index + bare[0].indexOf(word);
    const fix: Fix = { title: `Change to \`#${word}\``, safe: false, edits: [{ path, span: { start, end: start }, text: '#' }] };
    const span = { start, end: start + word.length };
    return [{ path, span, message: `Unexpected \`${word}\` in the braces of a heading, expected \`#${word}\``, fixes: [fix] }];
  }
  const offset = Math.max(titleSpan.end, headingSpan.start);
  const braces = /^\s*\{([^{}]*)\}/.exec(textOf(path).slice(offset, headingSpan.end));
  if (!braces) return [];
  const inside = offset + braces[0].indexOf('{') + 1;
  return [...(braces[1] ?? '').matchAll(/\S+/g)].flatMap((match): Found[] => {
    const word = match[0];
    const start = inside + match.index;
    const span = { start, end: start + word.length };
    const key = /^([\w-]+)=/.exec(word)?.[1];
    const near = key && !KEYS.includes(key) ? nearestKey(key) : null;
    if (key && near)
      return [
        {
          path,
          span,
          message: `Unexpected attribute \`${key}\`, expected \`${near}\``,
          fixes: [replace(path, start, key, near)],
        },
      ];
    if (!AUTHORITIES.some((level) => level === word)) return [];
    const written = `authority=${word}`;
    return [
      { path, span, message: `Unexpected \`${word}\`, expected \`${written}\``, fixes: [replace(path, start, word, written)] },
    ];
  });
}

/** "{nights authority=user}": an id without its mark, known by the attribute beside it. */
const BARE = /\{\s*(?<id>[a-z0-9][\w-]*)(?:\s+(?:authority|tags)=[^\s{}]+){1,3}\s*\}$/i;

function replace(path: string, start: number, from: string, to: string): Fix {
  return { title: `Change to \`${to}\``, safe: false, edits: [{ path, span: { start, end: start + from.length }, text: to }] };
}

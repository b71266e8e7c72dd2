import { titlePlace } from '../coverage/category-view.ts';
import { defineRule, type Subject } from '../rule.ts';

/** Finds a spec in which nothing binds: no rule on its wording has anything to look at, and silence would look like praise. */
export const noClause = defineRule({
  name: 'no-clause',
  family: 'structure',
  severity: 'warning',
  summary: 'A spec in which no rule was found.',
  check: (subject) => {
    const [file] = subject.files;
    if (!file || subject.clauses.length > 0 || isBegun(subject)) return [];
    const section = subject.sections.find(({ path, level }) => path === file.path && level > 0);
    const first = subject.prose.find(({ path }) => path === file.path);
    const place = section ? titlePlace(subject, section) : { path: file.path, span: first?.span ?? { start: 0, end: 0 } };
    return [
      {
        ...place,
        message:
          'Unexpected spec without a rule, expected sentences that bind: write rules as “the assistant must …”, or as lists under Allowed and Not allowed; until then its wording is not checked',
      },
    ];
  },
});

/** Headings and a few words are a spec that somebody is about to write; an empty file says as little as a long one without rules. */
function isBegun({ files, prose }: Subject): boolean {
  const length = prose.reduce((sum, { text }) => sum + text.length, 0);
  return length < SHORT && files.some(({ text }) => text.trim() !== '');
}

const SHORT = 40;

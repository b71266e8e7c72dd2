import type { Authority } from '../../spec/index.ts';
import type { Subject } from '../rule.ts';
import { sentencesHaving } from '../similarity/sentences-having.ts';
import { ACTOR, authorityOfActor } from './actors.ts';
import { LIFTED, LIFTS } from './lift-words.ts';
import type { FindRule } from './lifted-rule.ts';

/**
 * The sections of which the spec says in words that they stand, where no level of authority says so, by id; each with the
 * level that those who are shut out are below: root where nobody may lift it.
 */
export function readFixed(subject: Subject, findRule: FindRule): ReadonlyMap<string, Authority> {
  const fixed = new Map<string, Authority>();
  for (const sentence of sentencesHaving(subject, WORDS)) {
    const { plain } = sentence;
    if (plain.length > LONGEST) continue;
    for (const { pattern, object } of PATTERNS) {
      const match = pattern.exec(plain);
      if (!match) continue;
      const end = match.index + match[0].length;
      const [from, to] = object === 'after' ? [end, plain.length] : [startOf(plain, match.index), match.index];
      const section = findRule(sentence, from, to);
      if (section) fixed.set(section.id, levelAbove(object === 'after' ? match[0] : plain.slice(end)));
      break;
    }
  }
  return fixed;
}

const LONGEST = 600;
const WORDS =
  'cannot not never nobody neither no nothing none hold holds apply applies stand stands absolute non-negotiable negotiable unconditional inviolable immutable whatever whoever'.split(
    ' ',
  );
const ALWAYS =
  '(?:always\\b|whatever\\b|whoever\\b|no matter\\b|regardless\\b|without (?:any )?exceptions?|in (?:all|every) (?:cases?|circumstances?)|under (?:all|any) circumstances|at all times|for everyone|to everyone|to everybody|for everybody)';

const PATTERNS: readonly { readonly pattern: RegExp; readonly object: 'before' | 'after' }[] = [
  {
    pattern: new RegExp(
      String.raw` (?:cannot|can not|can never|must not|must never|may not|may never|will never|(?:is|are) (?:not|never) to|(?:is|are) never) (?:\w+ )?(?:be )?(?:\w+ )?(?=)${LIFTED}\b`,
      'i',
    ),
    object: 'before',
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:nobody|no one|none of|nothing|neither|not even|no (?:\w+ )?(?=)(?:${ACTOR}|instructions?|messages?|prompts?|requests?|settings?))(?=)\b[^;:.]{0,80}?\b(?:can|may|could|will|is allowed to)? ?(?=)${LIFTS} (?=\S)`,
      'i',
    ),
    object: 'after',
  },
  { pattern: new RegExp(String.raw` (?:holds?|appl(?:y|ies)|stands?|binds?)\b[^;:.]{0,40}?\b${ALWAYS}`, 'i'), object: 'before' },
  {
    pattern: / (?:is|are) (?:absolute|non-negotiable|not negotiable|never negotiable|unconditional|inviolable|immutable)\b/i,
    object: 'before',
  },
];

function startOf(plain: string, end: number): number {
  const start = Math.max(0, end - 100);
  const cut = [...plain.slice(start, end).matchAll(/[,;:()—]\s?|^\W+|\b(?:that|which|and)\s/gi)].at(-1);
  return cut ? start + cut.index + cut[0].length : start;
}

/** "… by users" shuts out users alone. */
function levelAbove(words: string): Authority {
  const actors = words.match(new RegExp(ACTOR, 'gi')) ?? [];
  if (actors.length === 0 || /\b(?:any(?:one|body)|nobody|no one)\b/i.test(words)) return 'root';
  const levels = new Set(actors.map(authorityOfActor));
  if (levels.has('system')) return 'root';
  return levels.has('developer') ? 'system' : 'developer';
}

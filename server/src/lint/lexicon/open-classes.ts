import { type FoundWords, findWords, type Sentence } from '../text/sentence.ts';
import { wordsAt } from './used-words.ts';

/** Words that leave it open what belongs to a class on which a rule turns. */
export interface OpenClass {
  readonly found: FoundWords;
  readonly kind: 'other' | 'examples' | 'lead';
  /** what is left open: "characteristics", "forms of voyeurism" */
  readonly of: string;
  /** whether readers are sure to go on with the list differently */
  readonly isGrave: boolean;
}

/** Sentences without one of these words leave no class open so. */
export const OPEN_CLASS_WORDS: readonly string[] = ['other', 'like', 'such', 'e', 'including', 'example'];

/**
 * Finds the classes that a sentence leaves open: "or other forms of voyeurism", "characteristics like race or religion",
 * "the following acts, including:".
 */
export function openClasses(sentence: Sentence): OpenClass[] {
  const others = findWords(sentence, OTHER).map((found): OpenClass => {
    const of = found.groups['of'] ?? '';
    return { found: cut(sentence, found, of), kind: 'other', of, isGrave: KIND.test(of) };
  });
  const examples = findWords(sentence, EXAMPLES).map((found): OpenClass => {
    const of = found.groups['of'] ?? '';
    const from = found.text.length - (found.groups['by'] ?? '').length;
    const isGrave = PROTECTED.test(sentence.plain.slice(Math.max(0, found.index - 30), found.index + of.length));
    return { found: part(sentence, found, from, found.text.length), kind: 'examples', of, isGrave };
  });
  const lead = LEAD.exec(sentence.plain.slice(-END));
  const leads: OpenClass[] = lead
    ? [
        {
          found: wordsAt(sentence, Math.max(0, sentence.plain.length - END) + lead.index, 9),
          kind: 'lead',
          of: 'list',
          isGrave: false,
        },
      ]
    : [];
  return [...others, ...examples, ...leads];
}

const KIND = /^(?:similar|such|related|comparable|like|forms?|types?|kinds?|sorts?|means|ways?|methods?)\b/i;
/** After a list, its last member takes in whatever is like the others. */
const OTHER =
  /(?<=[a-z)][,;]? )(?:and|or) (?:any )?(?=)other (?<of>(?:similar|such|related|comparable|like) [a-z-]+|(?:forms?|types?|kinds?|sorts?|means|ways?|methods?) of [a-z-]+|(?:similarly |[a-z-]+ )?(?:things|matters|factors|activit(?:y|ies)|content|materials?|information|data|items|reasons|acts|behaviou?rs?|characteristics|identifiers|conduct|harms?|crimes|substances|details))\b/g;
const EXAMPLES =
  /\b(?<of>characteristics|attributes|traits|factors|criteria|groups|activities|acts|purposes|circumstances|topics|contexts)(?<by>,? (?:such as|like)|,? \((?:e\.g\.|for example|such as|like))(?=,? [^.;:()]{2,60}(?:,| or | and ))/g;
const PROTECTED = /\b(?:protected|sensitive|personal|legitimate|exceptional|special) (?:[a-z]+ )?[a-z]+$/i;
const END = 20;
const LEAD = /\bincluding\s*:\s*$/i;

/** "or other" of "or other forms of voyeurism". */
function cut(sentence: Sentence, found: FoundWords, of: string): FoundWords {
  const kind = /^(?:forms?|types?|kinds?|sorts?|means|ways?|methods?) of/i.exec(of)?.[0] ?? of;
  return part(sentence, found, 0, found.text.length - of.length + kind.length);
}

function part(sentence: Sentence, found: FoundWords, from: number, to: number): FoundWords {
  const words = found.text.slice(from, to);
  const text = words.replace(/^[\s,(]+/, '');
  const index = found.index + from + words.length - text.length;
  return wordsAt(sentence, index, text.length);
}

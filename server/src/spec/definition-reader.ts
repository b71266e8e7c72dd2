import { fold, sourceSpan } from './flat-text.ts';
import { type Ids, slugOf } from './ids.ts';
import type { Definition } from './model.ts';
import type { DraftSection } from './outline.ts';
import type { Passage } from './passages.ts';
import { splitSentences } from './sentences.ts';

const ENTRY = /^([^:.;!?\n]{1,70}?)\s*(?::|\s[–—]\s|\s-\s)\s*(?=\S)/;

/** A line that announces a list of definitions, where no heading does. */
const ANNOUNCES = /^\W*(?:key )?(?:definitions?|glossary|(?:words|terms)(?: (?:that )?we use)?)\W*$/i;

/** Reads `Term: text`, in whatever emphasis, under a heading or a line that announces definitions; null for other prose. */
export function readDefinition(passage: Passage, section: DraftSection, ids: Ids): Definition | null {
  if (section.role !== 'definitions' && !(passage.kind === 'item' && ANNOUNCES.test(passage.lead ?? ''))) return null;
  const match = ENTRY.exec(passage.flat.text);
  const term = match?.[1]?.replace(/\s*\([^)]*\)\s*$/, '').trim();
  if (!match || !term || /^examples?(?: \d+)?$/i.test(term) || term.split(/\s+/).length > 9) return null;
  const start = match[0].indexOf(term);
  return {
    id: passage.written ? ids.written(passage.written.id) : ids.derive(`${section.id}/${slugOf(term)}`),
    idSpan: passage.written?.span ?? null,
    path: section.path,
    span: passage.span,
    term,
    termSpan: sourceSpan(passage.flat, start, start + term.length),
    text: fold(passage.flat.text.slice(match[0].length)),
    section: section.id,
  };
}

const TERM = String.raw`["“]?(\p{L}[\p{L}\p{N}'’/-]*(?: [\p{L}\p{N}'’/()-]+){0,4}?)["”]?`;
const WE_DEFINE = new RegExp(String.raw`^(?:[^,.]{1,60},\s+)?we (?:also )?(?=)define (?:the terms? )?${TERM} as\s+(?=\S)`, 'iu');
/** "Actionable detail = any step, amount or source" */
const EQUALS = new RegExp(String.raw`^${TERM} = (?!\p{L}+ [+*/-])(?=\p{L}[^=<>→]{12,}$)`, 'u');
const IS_DEFINED = new RegExp(String.raw`^(?:(?:The terms?|An?|The) )?${TERM} (?:is|are) defined as\s+(?=\S)`, 'u');
/** Not "This means that …", "The user means harm", "Being honest means …". */
const MEANS = new RegExp(
  String.raw`^(?:(?:The terms?|An?) )?(?!(?:The|This|These|That|Those|It|Which|What|Who|Here|There|They|We|You|He|She|If|When|As|In|By|For|Our|Your|Not)(?=)\b|\p{L}+ing\b)${TERM} (?:means?|refers? to)\s+(?!(?:that|you|we|they|it|he|she|not|to|no|more|less|there|what|how)\b|\p{L}+ing\b)(?=\S)`,
  'u',
);
/** Whoever means or refers to something defines nothing. */
const SPEAKER =
  /\b(?:users?|assistants?|models?|people|requests?|prompts?|posts?|messages?|sections?|polic(?:y|ies)|rules?|texts?|questions?|that|which|who|is|are|by|often|also)$/i;

/**
 * Reads the sentences that say what a term means: "We define X as …", "X is defined as …", "X means …" where X is used.
 *
 * @param isUsed whether a term stands in the file elsewhere too
 */
export function readProseDefinitions(
  passage: Passage,
  section: DraftSection,
  ids: Ids,
  isUsed: (term: string) => boolean,
): Definition[] {
  const { text } = passage.flat;
  if (!/\bdefined? |\bmeans? |\brefers? to |\w = \w/.test(text)) return [];
  return splitSentences(text).flatMap((each) => {
    const sentence = text.slice(each.start, each.end);
    const stated = WE_DEFINE.exec(sentence) ?? IS_DEFINED.exec(sentence);
    const match = stated ?? EQUALS.exec(sentence) ?? MEANS.exec(sentence);
    const term = match?.[1];
    if (!match || !term || (!stated && (SPEAKER.test(term) || !isUsed(term)))) return [];
    const start = each.start + match[0].lastIndexOf(term);
    return {
      id: ids.derive(`${section.id}/${slugOf(term)}`),
      idSpan: null,
      path: section.path,
      span: sourceSpan(passage.flat, each.start, each.end),
      term,
      termSpan: sourceSpan(passage.flat, start, start + term.length),
      text: fold(sentence.slice(match[0].length)),
      section: section.id,
    };
  });
}

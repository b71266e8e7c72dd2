import type { Subject } from '../rule.ts';
import { termKey } from './places.ts';

/** Tells whether a spec says what a term means: in a definition, a heading, an aside or a sentence of its own. */
export function createDeclared(subject: Subject): (term: readonly string[]) => boolean {
  const { definitions, sections, labels, files } = subject;
  const named = new Set<string>();
  for (const title of [
    ...definitions.map(({ term }) => term),
    ...sections.map((section) => section.title),
    ...labels.map(({ label }) => label),
  ])
    addRuns(named, title);
  const texts = files.map(({ text }) => text.toLowerCase());
  return (term) => named.has(termKey(term)) || texts.some((text) => isExplained(text, term.join(' ')));
}

/** Every run of neighbouring words of a title: "Restricted content" stands in "Handling restricted content". */
function addRuns(named: Set<string>, title: string): void {
  const words = title.slice(0, 200).match(/[A-Za-z0-9\u00c0-\u024f]+(?:-[A-Za-z0-9\u00c0-\u024f]+)*/g) ?? [];
  for (let from = 0; from < words.length; from += 1)
    for (let length = 1; length <= LONGEST && from + length <= words.length; length += 1)
      named.add(termKey(words.slice(from, from + length)));
}

const LONGEST = 4;
/** A term that stands in more places than this is looked at in the first ones. */
const MOST = 60;

/** "a trusted adult is …", "X means …", "**X**: …", "… (X)", "called X", "X (…)". */
function isExplained(text: string, term: string): boolean {
  const wanted = term.toLowerCase();
  let at = text.indexOf(wanted);
  for (let seen = 0; at >= 0 && seen < MOST; seen += 1) {
    const before = text.slice(Math.max(0, at - 24), at);
    const after = text.slice(at + wanted.length, at + wanted.length + 40);
    if (EXPLAINS_BEFORE.test(before) || EXPLAINS_AFTER.test(after)) return true;
    at = text.indexOf(wanted, at + wanted.length);
  }
  return false;
}

const EXPLAINS_BEFORE =
  /\((?:["“*_]|the |an? |or )*$|\b(?:called|known as|termed|define|defines|mean by|refer to as|referred to as|term)\s(?:["“*_]|an? |the )*$/;
const EXPLAINS_AFTER =
  /^s?["”*_`]*\s?(?:\((?!see\b|e\.g)|(?:means?|refers? to|stands? for|(?:is|are) defined|(?:is|are) (?:an?|any|the|those|one|someone|somebody|anyone|anybody|people|content|requests|what|whoever) |includes?:? |consists? of |is when|, (?:meaning|i\.e\.|that is)))|^s?["”*_`]*:["”*_`]*\s|^s?(?: [a-z]+){1,2} \((?!see\b|e\.g)[^().]*,/;

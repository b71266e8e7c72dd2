import type { Clause } from '../../spec/index.ts';
import { bansAllContent, decreesNoContent, isAbsolute } from '../coverage/ban-scope-content.ts';
import { hasModes, statesAllowed } from '../coverage/boundaries.ts';
import { namesUse, onlyHelps, reachesUse, settlesUses } from '../coverage/carve-outs.ts';
import { type CategoryView, isEnglish, viewCoverage } from '../coverage/category-view.ts';
import { viewProseHazards } from '../coverage/prose-hazards.ts';
import { findTopicBan } from '../coverage/topic-bans.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';

/**
 * Finds a categorical ban on content of a hazard, where neither its category nor the general rules say whether it holds for
 * information, teaching, history, news, fiction or quotation too. One finding a category, at its first such ban.
 */
export const banWithoutCarveOut = defineRule({
  name: 'ban-without-carve-out',
  family: 'over-refusal',
  severity: 'info',
  strict: 'warning',
  summary: 'A ban on content that leaves history, news and fiction open.',
  check: (subject) => {
    const { hazards, general } = viewCoverage(subject);
    const isSettled = general.some(settlesUses);
    return [...hazards, ...viewProseHazards(subject)].flatMap((view) => {
      if (!isEnglish(view.sentences)) return [];
      const { title } = view.category;
      const ban: Ban | undefined =
        view.clauses.find((clause) => bansAllContent(clause, title) && !isTopicBan(subject, clause)) ??
        view.sentences.find((sentence) => decreesNoContent(sentence, title) && findTopicBan(sentence) === null);
      if (!ban) return [];
      const holdsAnywhere = isAbsolute(ban.text);
      if (holdsAnywhere ? view.sentences.some(({ text }) => EVEN_SO.test(text)) : isSettled || isOpen(view, ban)) return [];
      return [report(subject, view, ban, holdsAnywhere)];
    });
  },
});

/** What a finding needs of a clause, or of a sentence that binds nobody by its grammar. */
type Ban = Pick<Clause, 'path' | 'span' | 'text'>;

function report(subject: Subject, { category }: CategoryView, ban: Ban, holdsAnywhere: boolean): Found {
  const line = subject.textOf(ban.path).indexOf('\n', ban.span.start);
  return {
    path: ban.path,
    span: { start: ban.span.start, end: line < 0 ? ban.span.end : Math.min(line, ban.span.end) },
    message: holdsAnywhere
      ? `Unexpected ban that leaves fiction open, expected a word that it holds there too: add “also in fiction, role play and art”`
      : `Unexpected ban on all content in “${category.title}”, expected a word on information, history, news and fiction: say that they are allowed, or that the ban holds for them too`,
  };
}

const EVEN_SO =
  /\b(?:fiction(?:al)?|stor(?:y|ies)|role[- ]?play\w*|art(?:istic)?|any (?:form|contexts?|circumstances?|purpose)|no circumstances|regardless|real (?:or|nor)|whether (?:or not )?(?:real|fictional)|all (?:forms|contexts)|depict\w+ or)\b/i;

/** Such a clause is told of by `topic-ban`. */
function isTopicBan(subject: Subject, clause: Clause): boolean {
  return subject
    .text()
    .of(clause)
    .some((sentence) => findTopicBan(sentence) !== null);
}

/**
 * Whether a category says something of the uses, or of what it defines as harmless. The name of a helpline says nothing of them, nor
 * does the ban, unless it says how far it reaches.
 */
function isOpen(view: CategoryView, ban: Ban): boolean {
  const isBan = ({ span }: Pick<Ban, 'span'>) => span.start <= ban.span.start && ban.span.start < span.end;
  const others = view.sentences.filter((sentence) => !isBan(sentence));
  const helping = new Set(others.filter(onlyHelps));
  const clauses = new Set([...helping].map(({ clause }) => clause));
  const rest: CategoryView = {
    ...view,
    sentences: others.filter((sentence) => !helping.has(sentence)),
    clauses: view.clauses.filter((clause) => !clauses.has(clause) && !isBan(clause)),
  };
  return (
    view.sentences.some((sentence) => isBan(sentence) && reachesUse(sentence)) ||
    (!hasModes(view) && statesAllowed(rest)) ||
    rest.sections.some(({ role }) => role === 'excludes') ||
    rest.clauses.some(({ mode, modality }) => mode === 'comply' && modality === 'may') ||
    rest.sentences.some((sentence) => namesUse(sentence) || EXCEPTED.test(sentence.text))
  );
}

const EXCEPTED = /\b(?:excepted|do(?:es)? not count)\b/i;

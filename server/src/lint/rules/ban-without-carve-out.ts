import { groupBy } from '../../spec/group-by.ts';
import type { Clause } from '../../spec/index.ts';
import { once } from '../../spec/once.ts';
import { bansAllContent, decreesNoContent, isAbsolute } from '../coverage/ban-scope-content.ts';
import { type BanFinder, createBanFinder } from '../coverage/ban-scope-finder.ts';
import { isLimitedInCategory, isLimitedInChapter } from '../coverage/ban-scope-limits.ts';
import { createChapters, WHOLE } from '../coverage/ban-scope-units.ts';
import { decidesOnUses, settlesUses } from '../coverage/carve-outs.ts';
import { isEnglish, viewCoverage } from '../coverage/category-view.ts';
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
    const views = [...hazards, ...viewProseHazards(subject)];
    const finder = createBanFinder(subject);
    const isSettled = once(() => general.some(settlesUses));
    const inCategories = views.flatMap((view) => {
      if (!isEnglish(view.sentences)) return [];
      const { title } = view.category;
      const ban: Ban | null =
        view.clauses.find((clause) => bansAllContent(clause, title) && !isTopicBan(subject, clause)) ??
        view.sentences.find((sentence) => decreesNoContent(sentence, title) && findTopicBan(sentence) === null) ??
        view.sentences.find(finder.isListed) ??
        null;
      if (!ban) return [];
      const holdsAnywhere = isAbsolute(ban.text);
      if (holdsAnywhere ? view.sentences.some(({ text }) => EVEN_SO.test(text)) : isSettled() || isLimitedInCategory(view, ban))
        return [];
      return [report(subject, title, ban, holdsAnywhere)];
    });
    const inViews = new Set(views.flatMap(({ sections }) => sections.map(({ id }) => id)));
    return [...inCategories, ...findElsewhere(subject, finder, inViews)];
  },
});

/** The same in sections that are of no hazard category: a chapter gets one finding, at its first such ban. */
function findElsewhere(subject: Subject, finder: BanFinder, inViews: ReadonlySet<string>): Found[] {
  const { sentences } = subject.text();
  const bans = finder.candidates().filter((sentence) => !inViews.has(sentence.section.id) && finder.isBan(sentence));
  if (bans.length === 0 || !isEnglish(sentences)) return [];
  const deciding = sentences.filter(decidesOnUses);
  const chapterOf = createChapters(subject);
  const chapters = groupBy(sentences, ({ section }) => chapterOf(section));
  return [...groupBy(bans, ({ section }) => chapterOf(section))].flatMap(([chapter, own]) => {
    const [ban] = own;
    if (!ban) return [];
    const unit = chapter === WHOLE ? sentences : (chapters.get(chapter) ?? []);
    const holdsAnywhere = isAbsolute(ban.text);
    const isLimited = holdsAnywhere
      ? unit.some(({ text }) => EVEN_SO.test(text))
      : isLimitedInChapter(own, unit) || deciding.some((sentence) => sentence !== ban);
    return isLimited ? [] : [report(subject, null, ban, holdsAnywhere)];
  });
}

/** What a finding needs of a clause, or of a sentence that binds nobody by its grammar. */
type Ban = Pick<Clause, 'path' | 'span' | 'text'>;

function report(subject: Subject, title: string | null, ban: Ban, holdsAnywhere: boolean): Found {
  const line = subject.textOf(ban.path).indexOf('\n', ban.span.start);
  return {
    path: ban.path,
    span: { start: ban.span.start, end: line < 0 ? ban.span.end : Math.min(line, ban.span.end) },
    message: holdsAnywhere
      ? `Unexpected ban that leaves fiction open, expected a word that it holds there too: add “also in fiction, role play and art”`
      : `Unexpected ban on all ${title === null ? 'such content' : `content in “${title}”`}, expected a word on information, history, news and fiction: say that they are allowed, or that the ban holds for them too`,
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

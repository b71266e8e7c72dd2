import { groupBy } from '../../spec/group-by.ts';
import { concernsModels } from '../coverage/audience.ts';
import { isBareTopic } from '../coverage/bare-topics.ts';
import { BAN_WORDS, findTopicBan } from '../coverage/topic-bans.ts';
import { words } from '../options.ts';
import { defineRule, type Found, type Subject } from '../rule.ts';
import { type Sentence, spanIn } from '../text/sentence.ts';

/**
 * Finds a ban that is keyed on a topic or on words ("must not discuss weapons", "refuse anything that mentions suicide"), where
 * one on intent or on detail is meant: it refuses the historian with the poisoner.
 */
export const topicBan = defineRule({
  name: 'topic-ban',
  family: 'over-refusal',
  severity: 'warning',
  summary: 'A ban on a topic or on words, rather than on intent or detail.',
  options: { topics: words('Topics that are meant to be banned, whatever is asked of them.') },
  check: (subject, options) => {
    const isMeant = (topic: string) => options.topics.some((each) => topic.toLowerCase().includes(each.toLowerCase()));
    const stated = subject
      .text()
      .having(BAN_WORDS)
      .flatMap((sentence): Found[] => {
        const ban = findTopicBan(sentence, inHazard(subject, sentence));
        if (!ban || isMeant(ban.topic)) return [];
        const message =
          ban.kind === 'words'
            ? `Unexpected ban keyed on words (“${ban.topic}”), expected one on what the answer could be used for: say which intent or which detail is withheld`
            : `Unexpected ban on the topic “${ban.topic}”, expected one on intent or detail: say which help is withheld, and that the rest may be discussed`;
        return [{ path: sentence.path, span: onOneLine(subject, sentence, ban.start, ban.end), message }];
      });
    const forModel = concernsModels(subject);
    const bare = subject
      .text()
      .sentences.filter((sentence) => sentence.english && isBareTopic(sentence, forModel) && !isMeant(sentence.text));
    const listed = [...groupBy(bare, ({ section }) => section.id).values()].map((items) => reportList(subject, items));
    return [...stated, ...listed.flat()];
  },
});

/** In a category on secrets, what is not to be mentioned is a secret, and no topic. */
function inHazard(subject: Subject, { section }: Sentence): boolean {
  const category = subject.categoryOf(section.category);
  return category?.hazard === true && !/\b(?:priva|personal|confidential|privileged|dox)/i.test(category.title);
}

/** A list of topics is one fault, told at its first item. */
function reportList(subject: Subject, [first, ...others]: readonly Sentence[]): Found[] {
  if (!first) return [];
  const topic = first.text.replace(/[\s.;,]+$/, '');
  const more = others.length === 0 ? '' : others.length === 1 ? ' and 1 more item' : ` and ${others.length} more items`;
  return [
    {
      path: first.path,
      span: onOneLine(subject, first, 0, topic.length),
      message: `Unexpected ban on the topic “${topic}”${more}, expected bans on intent or detail: say which help or content is withheld, and that the rest may be discussed`,
      related: others.map(({ path, span }) => ({ path, span, message: 'Names a topic too' })),
    },
  ];
}

function onOneLine(subject: Subject, sentence: Sentence, from: number, to: number) {
  const { start, end } = spanIn(sentence, from, to);
  const line = subject.textOf(sentence.path).indexOf('\n', start);
  return { start, end: line < 0 ? end : Math.min(line, end) };
}

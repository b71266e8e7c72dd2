import { groupBy } from '../../spec/group-by.ts';
import { concernsModels } from '../coverage/audience.ts';
import { isBareTopic } from '../coverage/bare-topics.ts';
import { isEnglish } from '../coverage/category-view.ts';
import { BAN_WORDS, findTopicBan } from '../coverage/topic-bans.ts';
import { findWholeBan, WHOLE_BAN_WORDS, type WholeBan } from '../coverage/whole-bans.ts';
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
  scope: 'block',
  summary: 'A ban on a topic or on words, rather than on intent or detail.',
  options: { topics: words('Topics that are meant to be banned, whatever is asked of them.') },
  check: (subject, options) => {
    const isMeant = (topic: string) => options.topics.some((each) => topic.toLowerCase().includes(each.toLowerCase()));
    const told = new Set<Sentence>();
    const stated = subject
      .text()
      .having(BAN_WORDS)
      .flatMap((sentence): Found[] => {
        const ban = findTopicBan(sentence, inHazard(subject, sentence));
        if (!ban || isMeant(ban.topic)) return [];
        told.add(sentence);
        const message =
          ban.kind === 'words'
            ? `Unexpected ban keyed on words (“${ban.topic}”), expected one on what the answer could be used for: say which intent or which detail is withheld`
            : `Unexpected ban on the topic “${ban.topic}”, expected one on intent or detail: say which help is withheld, and that the rest may be discussed`;
        return [{ path: sentence.path, span: onOneLine(subject, sentence, ban.start, ban.end), message }];
      });
    const forModel = concernsModels(subject);
    const whole = subject
      .text()
      .having(WHOLE_BAN_WORDS)
      .flatMap((sentence): Found[] => {
        const ban = told.has(sentence) || !(forModel || ANSWERS.test(sentence.plain)) ? null : findWholeBan(sentence);
        if (!ban || isMeant(ban.topic) || (ban.kind === 'advice' && (explains(subject) || bindsPeople(sentence, ban)))) return [];
        // What a shop's or a bank's assistant leaves out may be meant to be left out.
        const isMannerly = ban.kind === 'talk' && OFF_DUTY.test(ban.topic);
        return [
          {
            path: sentence.path,
            span: onOneLine(subject, sentence, ban.start, ban.end),
            ...(isMannerly ? { severity: 'info' as const } : {}),
            message: messageOf(ban),
          },
        ];
      });
    // Items of a few nouns look like no language: the whole tells.
    const english = isEnglish(subject.text().sentences);
    const bare = subject
      .text()
      .sentences.filter(
        (sentence) => (english || sentence.english) && isBareTopic(sentence, forModel) && !isMeant(sentence.text),
      );
    const listed = [...groupBy(bare, ({ section }) => section.id).values()].map((items) => reportList(subject, items));
    return [...stated, ...whole, ...listed.flat()];
  },
});

/** "The reviewer must not discuss …": somebody who answers others, and is not one of them. */
const ANSWERS =
  /^\W*(?:the|our|an?|each|every) (?!(?:users?|members?|customers?|content|posts?|comments?|messages?|videos?|images?|people|you|they|sellers?|buyers?|players?|creators?|authors?|students?|pupils?|children|participants?|visitors?|guests?|advertis\w+|apps?|products?|listings?|games?)\b)[a-z]+(?: [a-z]+)? (?:must|shall|should)\b/i;

const OFF_DUTY = /\b(?:politic\w*|religio\w*|elections?|sports?|gossip|celebrit\w+|relationships?)\b/i;

function messageOf({ kind, topic }: WholeBan): string {
  const words = topic.length > 60 ? `${topic.slice(0, 60).trimEnd()}…` : topic;
  switch (kind) {
    case 'talk':
      return `Unexpected ban on the topic “${words}”, expected one on intent or detail: say which help is withheld, and that the rest may be discussed`;
    case 'advice':
      return `Unexpected ban on all “${words}”, expected one on detail: say what is withheld (a diagnosis, a dose, a decision), and that general information may be given`;
    case 'depiction':
      return `Unexpected ban on all content on “${words}”, expected one on intent or detail: say what such content must not do (praise it, teach it), or that news and history are left out`;
    case 'keywords':
      return `Unexpected ban keyed on words (“${words}”), expected one on what the answer could be used for: say which intent or which detail is withheld`;
  }
}

/** Whether a spec says somewhere that general information on its subject may be given. */
function explains(subject: Subject): boolean {
  return subject
    .text()
    .having(['general', 'educational', 'factual'])
    .some(({ plain }) =>
      /\b(?:general|educational|factual) (?:\w+ )?(?:information|terms|facts|education|guidance|tips)\b/i.test(plain),
    );
}

/** Advice that a profession or its clients give each other: "legal advice to others", under "User requirements". */
function bindsPeople({ section, plain }: Sentence, { end }: WholeBan): boolean {
  return (
    LIMITED.test(plain.slice(end, end + 60)) ||
    (PEOPLE_DO.test(section.title) && !/\b(?:assistant|model|chatbot|bot|agent|ai)\b/i.test(plain))
  );
}

const LIMITED =
  /^ (?:to (?:others|other \w+|one another|each other)\b|(?:on|in|about) (?:matters|areas|jurisdictions|cases|fields)\b|outside\b)/i;
const PEOPLE_DO =
  /\b(?:users?|members?|attorneys?|lawyers?|customers?|employees?|staff|moderators?|students?|sellers?|volunteers?)\b[^.]{0,30}\b(?:requirements?|obligations?|responsibilit\w+|duties|conduct|acknowledge?ments?)\b/i;

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

/** Conflicts of a sentence with the next one. */

import type { Kind, Variant } from '../kind.ts';
import { insertAt, pickPlace } from '../places.ts';
import { sceneOf, sentenceKind, someone } from '../sentences.ts';

const absolute = sentenceKind({ rule: 'absolute-with-exception', name: 'absolute-with-exception' }, [
  {
    name: 'never; however',
    write: ({ Model, model, act, condition }) => ({
      defect: `${Model} must never ${act}. However, ${model} may ${act} if ${condition}.`,
      twin: `${Model} must not ${act} unless ${condition}.`,
    }),
  },
  {
    name: 'under no circumstances; an exception',
    write: ({ model, act, condition }) => ({
      defect: `Under no circumstances may ${model} ${act}. An exception applies when ${condition}.`,
      twin: `Except when ${condition}, ${model} must not ${act}.`,
    }),
  },
  {
    name: 'always; need not',
    write: ({ Model, model, act, condition }) => ({
      defect: `${Model} must always ${act}. If ${condition}, ${model} need not ${act}.`,
      twin: `${Model} must ${act}, except if ${condition}.`,
    }),
  },
  {
    name: 'in all cases; except',
    write: ({ model, refused, condition }) => ({
      defect: `In all cases, ${model} must refuse a request for ${refused}. The exception to this rule: ${condition}.`,
      twin: `In all cases, ${model} must refuse a request for ${refused}. The rule has no exception.`,
    }),
  },
  {
    name: 'never; unless in the next sentence',
    write: ({ Model, refused, person, act }) => ({
      defect: `${Model} must never describe ${refused}. ${Model} may describe ${refused} to ${someone(person)} who is a police officer.`,
      twin: `${Model} must never describe ${refused}. ${Model} may ${act} for ${someone(person)} who is a police officer.`,
    }),
  },
  {
    name: 'any … whatever; but',
    write: ({ Model, model, refused, condition }) => ({
      defect: `${Model} must refuse every request for ${refused}, without exception. But ${model} may answer such a request when ${condition}.`,
      twin: `${Model} must refuse every request for ${refused}, without exception. A request of this kind is counted in the yearly report.`,
    }),
  },
]);

const soft = sentenceKind({ rule: 'soft-precedence', name: 'soft-precedence' }, [
  {
    name: 'prioritises',
    words: ['generally', 'usually', 'typically', 'normally', 'often'],
    write: ({ Model, person }, hedge) => ({
      defect: `${Model} should ${hedge} prioritise the safety of ${someone(person)} over speed.`,
      twin: `${Model} should prioritise the safety of ${someone(person)} over speed. Each ${person} ${hedge} prefers speed.`,
    }),
  },
  {
    name: 'takes precedence',
    words: ['generally', 'usually', 'typically', 'normally', 'in most cases'],
    write: ({ topic, refused }, hedge) => ({
      defect: `A rule about ${refused} ${hedge} takes precedence over a rule about ${topic}.`,
      twin: `A rule about ${refused} takes precedence over a rule about ${topic}.`,
    }),
  },
  {
    name: 'comes first',
    words: ['generally', 'usually', 'as a rule', 'mostly'],
    write: ({ refused }, hedge) => ({
      defect: `Where two rules disagree, the rule about ${refused} ${hedge} comes first.`,
      twin: `Where two rules disagree, the rule about ${refused} comes first.`,
    }),
  },
  {
    name: 'should try to give more weight',
    write: ({ model, person, topic }) => ({
      defect: `When rules conflict, ${model} should try to give more weight to the safety of ${someone(person)}.`,
      twin: `When rules conflict, ${model} must follow the rule on the safety of ${someone(person)} before a rule on ${topic}.`,
    }),
  },
  {
    name: 'tends to win',
    write: ({ topic, person }) => ({
      defect: `If the rule on ${topic} conflicts with the privacy of ${someone(person)}, privacy tends to win.`,
      twin: `If the rule on ${topic} conflicts with the privacy of ${someone(person)}, privacy wins.`,
    }),
  },
]);

const duplicate = sentenceKind({ rule: 'near-duplicate', name: 'near-duplicate' }, [
  {
    name: 'condition moved',
    write: ({ Model, model, act, act2, condition }) => ({
      defect: `${Model} must ${act} when ${condition}. When ${condition}, ${model} must ${act}.`,
      twin: `${Model} must ${act} when ${condition}. When ${condition}, ${model} may ${act2}.`,
    }),
  },
  {
    name: 'a word more',
    write: ({ Model, refused, refused2, person }) => ({
      defect: `${Model} must refuse each request of ${someone(person)} for ${refused}. ${Model} must refuse each and every request of ${someone(person)} for ${refused}.`,
      twin: `${Model} must refuse each request of ${someone(person)} for ${refused}. ${Model} must answer each question of ${someone(person)} about the law on ${refused2}.`,
    }),
  },
]);

/** Repeats a clause of the document in another of its sections. */
const repeated: Kind = {
  rule: 'near-duplicate',
  name: 'near-duplicate/of the document',
  reach: 'lines',
  variants: (
    [
      ['word for word', (clause) => clause],
      ['with a word changed', (clause) => clause.replace(/\b(a|the) (?=\w+ )/, 'each ')],
      ['with a word added', (clause) => clause.replace(/ must /, ' must always ').replace(/ may /, ' may also ')],
      [
        'with an introduction',
        (clause) => `In every case, ${clause.replace(/^(?:The|If|When)\b/, (first) => first.toLowerCase())}`,
      ],
    ] satisfies readonly (readonly [string, (clause: string) => string])[]
  ).map(
    ([name, change]): Variant => ({
      name,
      plant: (document, random) => {
        const { Model, act, condition } = sceneOf(document, random);
        const clauses = document.text
          .split('\n')
          .flatMap((line) => line.replace(/^- /, '').match(/[A-Z][^.:"`[\]]{50,}\./g) ?? [])
          .filter((sentence) => / (?:must|may) /.test(sentence) && sentence.includes(Model.replace('The ', '')));
        const own = clauses.filter((clause) => change(clause) !== clause || name === 'word for word');
        if (own.length === 0) return null;
        const clause = random.pick(own);
        const place = pickPlace(document, random);
        return {
          edits: [insertAt(place, change(clause), `${Model} must ${act} before the end of the day on which ${condition}.`)],
        };
      },
    }),
  ),
};

export const CONFLICT_SENTENCE_KINDS = [absolute, soft, duplicate, repeated];

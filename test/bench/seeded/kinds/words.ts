/** Defects of one word or phrase, from published lists. */
import { DEGREES, ESCAPES, HEDGES, MANNERS, OPEN_BEGINNINGS, OPEN_ENDS, QUANTITIES } from '../published-words.ts';
import { capital, sentenceKind, someone } from '../sentences.ts';

export const WORD_KINDS = [
  sentenceKind({ rule: 'hedged-decision', name: 'hedged-decision' }, [
    {
      name: 'the model refuses',
      words: HEDGES,
      write: ({ Model, refused }, hedge) => ({
        defect: `${Model} ${hedge} refuses a request for ${refused}.`,
        twin: `${Model} refuses a request for ${refused}.`,
      }),
    },
    {
      name: 'requests are refused',
      words: HEDGES,
      write: ({ Model, model, refused }, hedge) => ({
        defect: `Requests for ${refused} are ${hedge} refused by ${model}.`,
        twin: `Requests for ${refused} ${hedge} come at night. ${Model} must refuse them.`,
      }),
    },
    {
      name: 'is allowed',
      words: HEDGES,
      write: ({ model, refused, condition }, hedge) => ({
        defect: `A question about ${refused} is ${hedge} allowed when ${condition}.`,
        twin: `A question about ${refused} is allowed when ${condition}. The word “${hedge}” in such a question changes nothing for ${model}.`,
      }),
    },
    {
      name: 'a duty',
      words: HEDGES,
      write: ({ model, act, condition }, hedge) => ({
        defect: `If ${condition}, ${model} should ${hedge} decline to ${act}.`,
        twin: `If ${condition}, ${model} should decline to ${act}.`,
      }),
    },
  ]),
  sentenceKind({ rule: 'hedged-obligation', name: 'hedged-obligation' }, [
    {
      name: 'after must',
      words: ESCAPES,
      write: ({ Model, act }, wayOut) => ({ defect: `${Model} must, ${wayOut}, ${act}.`, twin: `${Model} must ${act}.` }),
    },
    {
      name: 'at the end',
      words: ESCAPES,
      write: ({ Model, act, condition }, wayOut) => ({
        defect: `${Model} must ${act} ${wayOut}.`,
        twin: `${Model} must ${act} if ${condition}.`,
      }),
    },
    {
      name: 'at the beginning',
      words: ESCAPES,
      write: ({ Model, model, act }, wayOut) => ({
        defect: `${capital(wayOut)}, ${model} must ${act}.`,
        twin: `${Model} must ${act}. An earlier edition said “${wayOut}” here, which nobody could test.`,
      }),
    },
    {
      name: 'must not',
      words: ESCAPES.slice(0, 4),
      write: ({ model, Model, refused, condition }, wayOut) => ({
        defect: `${capital(wayOut)}, ${model} must not give anybody ${refused}.`,
        twin: `${Model} must not give anybody ${refused}, whether ${condition} or not.`,
      }),
    },
  ]),
  sentenceKind({ rule: 'unquantified-degree', name: 'unquantified-degree' }, [
    {
      name: 'evidence',
      words: DEGREES,
      write: ({ Model, model, act, condition }, degree) => ({
        defect: `If there is ${degree} evidence that ${condition}, ${model} must ${act}.`,
        twin: `${Model} must ${act} if two records show that ${condition}.`,
      }),
    },
    {
      name: 'harm',
      words: DEGREES.filter((degree) => degree !== 'adequate' && degree !== 'reasonable' && degree !== 'sufficient'),
      write: ({ Model, person }, degree) => ({
        defect: `${Model} must refuse a request that would do ${degree} harm to ${someone(person)}.`,
        twin: `${Model} must refuse a request that would do ${degree} harm, which means a loss of more than 500 euros or an injury that needs a doctor.`,
      }),
    },
    {
      name: 'manner',
      words: MANNERS,
      write: ({ model, act, condition }, manner) => ({
        defect: `When ${condition}, ${model} must answer ${manner}.`,
        twin: `When ${condition}, ${model} must ${act} within two minutes.`,
      }),
    },
    {
      name: 'quantity',
      words: QUANTITIES,
      write: ({ Model, model, act, refused }, quantity) => ({
        defect: `${Model} must ${act} after ${quantity} requests for ${refused}.`,
        twin: `After three requests for ${refused}, ${model} must ${act}. We saw ${quantity} such requests last year.`,
      }),
    },
    {
      name: 'quantity of signs',
      words: QUANTITIES,
      write: ({ model, act, person }, quantity) => ({
        defect: `If ${quantity} messages of ${someone(person)} hold an insult, ${model} must ${act}.`,
        twin: `If four messages of ${someone(person)} hold an insult, ${model} must ${act}.`,
      }),
    },
  ]),
  sentenceKind({ rule: 'open-list', name: 'open-list' }, [
    {
      name: 'end',
      words: OPEN_ENDS,
      write: ({ Model, refused, refused2, refused3 }, end) => ({
        defect: `${Model} must refuse requests for ${refused}, ${refused2}, ${refused3}${end === 'etc.' ? ', etc.' : `, ${end}.`}`,
        twin: `${Model} must refuse requests for ${refused}, for ${refused2} and for ${refused3}.`,
      }),
    },
    {
      name: 'end before a duty',
      words: OPEN_ENDS,
      write: ({ model, act, refused, refused2 }, end) => ({
        defect: `When somebody asks for ${refused}, ${refused2}${end === 'etc.' ? ' etc.' : ` ${end}`}, ${model} must ${act}.`,
        twin: `When somebody asks for ${refused} or for ${refused2}, ${model} must ${act}. A message that ends in “${end}” is read like any other.`,
      }),
    },
    {
      name: 'beginning',
      words: OPEN_BEGINNINGS,
      write: ({ Model, refused, refused2 }, opening) => ({
        defect: `${Model} must refuse requests for forbidden goods, ${opening} ${refused} and ${refused2}.`,
        twin: `${Model} must refuse requests for forbidden goods. Forbidden goods are ${refused} and ${refused2}, and nothing else.`,
      }),
    },
    {
      name: 'beginning of a list of acts',
      words: OPEN_BEGINNINGS,
      write: ({ Model, refused, refused2, topic }, opening) => ({
        defect: `${Model} must not help with any scheme about ${topic}, ${opening} ${refused} or ${refused2}.`,
        twin: `${Model} must not help with a scheme to obtain ${refused} or ${refused2}, including one that is about ${topic}.`,
      }),
    },
  ]),
  sentenceKind({ rule: 'and-or', name: 'and-or' }, [
    {
      name: 'two requests',
      write: ({ Model, refused, refused2 }) => ({
        defect: `${Model} must refuse a request for ${refused} and/or ${refused2}.`,
        twin: `${Model} must refuse a request for ${refused}, for ${refused2} or for both.`,
      }),
    },
    {
      name: 'two acts',
      write: ({ Model, act, act2 }) => ({
        defect: `${Model} must ${act} and/or ${act2}.`,
        twin: `${Model} must ${act} or ${act2}.`,
      }),
    },
    {
      name: 'two conditions',
      write: ({ model, act, condition, condition2 }) => ({
        defect: `If ${condition} and/or ${condition2}, ${model} must ${act}.`,
        twin: `If ${condition} or ${condition2}, ${model} must ${act}.`,
      }),
    },
    {
      name: 'spaced',
      write: ({ Model, model, act, condition, condition2 }) => ({
        defect: `${Model} should ${act} when ${condition} and / or ${condition2}.`,
        twin: `${Model} should ${act} 24/7. Where a message says “and/or”, ${model} reads “or”.`,
      }),
    },
    {
      name: 'or/and',
      write: ({ Model, act, refused, refused2 }) => ({
        defect: `${Model} must ${act} before it answers a question about ${refused} or/and ${refused2}.`,
        twin: `${Model} must ${act} before it answers a yes/no question about ${refused}.`,
      }),
    },
  ]),
];

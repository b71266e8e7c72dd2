/** Bans that catch harmless requests. */
import { sentenceKind, someone } from '../sentences.ts';

export const OVER_REFUSAL_KINDS = [
  sentenceKind({ rule: 'topic-ban', name: 'topic-ban' }, [
    {
      name: 'mentions',
      write: ({ Model, topic, refused }) => ({
        defect: `${Model} must refuse any message that mentions ${topic}.`,
        twin: `${Model} must refuse a message that asks for ${refused}. ${Model} must not refuse a message because it mentions ${topic}.`,
      }),
    },
    {
      name: 'do not discuss',
      write: ({ Model, model, topic, refused }) => ({
        defect: `${Model} must not discuss ${topic}.`,
        twin: `${Model} must not discuss how to obtain ${refused}. Whoever asks what the law says on ${topic} gets an answer from ${model}.`,
      }),
    },
    {
      name: 'talk about',
      write: ({ Model, topic }) => ({
        defect: `${Model} must never talk about ${topic}.`,
        twin: `${Model} may talk about ${topic}.`,
      }),
    },
    {
      name: 'the word',
      words: ['bomb', 'kill', 'drug', 'hack', 'steal', 'gun'],
      write: ({ Model, refused }, word) => ({
        defect: `${Model} must refuse every message that contains the word “${word}”.`,
        twin: `${Model} must refuse a message that asks for ${refused}. The word “${word}” alone is no reason to refuse.`,
      }),
    },
    {
      name: 'related to',
      write: ({ Model, topic, refused }) => ({
        defect: `${Model} must decline all questions related to ${topic}.`,
        twin: `${Model} must decline a question that asks how to hide ${refused} from the police.`,
      }),
    },
    {
      name: 'content about',
      write: ({ Model, topic }) => ({
        defect: `Content about ${topic} is not allowed.`,
        twin: `Content about ${topic} is allowed. ${Model} must refuse content that asks its readers to break a law.`,
      }),
    },
    {
      name: 'the topic of',
      write: ({ Model, topic, refused }) => ({
        defect: `${Model} must avoid the topic of ${topic} altogether.`,
        twin: `${Model} must avoid steps, amounts and addresses that would help somebody to get ${refused}.`,
      }),
    },
  ]),
  sentenceKind({ rule: 'judgmental-refusal', name: 'judgmental-refusal' }, [
    {
      name: 'tell them it is wrong',
      words: ['immoral', 'shameful', 'disgusting', 'wrong', 'unethical'],
      write: ({ Model, person, refused, model }, word) => ({
        defect: `When ${model} refuses, ${model} must tell the ${person} that the request is ${word}.`,
        twin: `When ${model} refuses a request for ${refused}, ${model} must not tell the ${person} that the request is ${word}. ${Model} must name the rule.`,
      }),
    },
    {
      name: 'lecture',
      write: ({ Model, person, refused }) => ({
        defect: `${Model} should lecture ${someone(person)} who asks for ${refused} on the harm that it does.`,
        twin: `${Model} should tell ${someone(person)} who asks for ${refused} which rule forbids it.`,
      }),
    },
    {
      name: 'scold',
      write: ({ Model, person, refused }) => ({
        defect: `${Model} must scold ${someone(person)} who asks for ${refused}.`,
        twin: `${Model} must not scold ${someone(person)} who asks for ${refused}.`,
      }),
    },
    {
      name: 'accuse',
      write: ({ Model, model, person, refused }) => ({
        defect: `In a refusal, ${model} should accuse the ${person} of bad intentions.`,
        twin: `In a refusal, ${model} should name what it cannot give, for example ${refused}. ${Model} must not accuse the ${person} of bad intentions.`,
      }),
    },
    {
      name: 'should be ashamed',
      write: ({ model, person, refused }) => ({
        defect: `If ${someone(person)} asks for ${refused}, ${model} must answer: “You should be ashamed of yourself.”`,
        twin: `If ${someone(person)} asks for ${refused}, ${model} must answer: “I can't help with that, but I can explain the rule.”`,
      }),
    },
    {
      name: 'express disapproval',
      write: ({ Model, model, person, refused }) => ({
        defect: `${Model} must express its disapproval of the ${person} in every refusal.`,
        twin: `In every refusal, ${model} must name one thing that it can do for the ${person} instead of ${refused}.`,
      }),
    },
    {
      name: 'remind of morals',
      write: ({ Model, person, refused }) => ({
        defect: `A refusal should remind the ${person} that only bad people want ${refused}.`,
        twin: `A refusal should remind the ${person} of the page on which ${refused} is explained. ${Model} judges requests, not people.`,
      }),
    },
  ]),
];

/** Ambiguity that is in the build of a sentence. */
import { sentenceKind, someone } from '../sentences.ts';

export const SENTENCE_KINDS = [
  sentenceKind({ rule: 'missing-actor', name: 'missing-actor' }, [
    {
      name: 'must be refused',
      write: ({ model, refused }) => ({
        defect: `A request for ${refused} must be refused.`,
        twin: `A request for ${refused} must be refused by ${model}.`,
      }),
    },
    {
      name: 'must be kept',
      write: ({ model, condition }) => ({
        defect: `When ${condition}, a copy of the message must be kept for 30 days.`,
        twin: `When ${condition}, ${model} must keep a copy of the message for 30 days.`,
      }),
    },
    {
      name: 'should be asked',
      write: ({ person, model, condition }) => ({
        defect: `The ${person} should be asked for consent if ${condition}.`,
        twin: `If ${condition}, ${model} should ask the ${person} for consent.`,
      }),
    },
    {
      name: 'must be informed',
      write: ({ Model, condition }) => ({
        defect: `If ${condition}, the duty officer must be informed within an hour.`,
        twin: `${Model} must write to the duty officer within an hour if ${condition}. The duty officer must be an adult.`,
      }),
    },
    {
      name: 'it must be ensured',
      write: ({ Model, refused }) => ({
        defect: `It must be ensured that no answer holds ${refused}.`,
        twin: `${Model} must ensure that no answer holds ${refused}.`,
      }),
    },
    {
      name: 'a check is to be made',
      write: ({ Model, model, person }) => ({
        defect: `A check of the ${person}'s age is to be made before an answer is sent.`,
        twin: `${Model} must check the ${person}'s age before ${model} sends an answer.`,
      }),
    },
    {
      name: 'shall be escalated',
      write: ({ model, topic }) => ({
        defect: `Complaints about ${topic} shall be escalated within a day.`,
        twin: `Complaints about ${topic} shall be escalated by ${model} within a day.`,
      }),
    },
    {
      name: 'has to be logged',
      write: ({ model, Model, act, refused }) => ({
        defect: `Every question about ${refused} has to be logged.`,
        twin: `${Model} has to log every question about ${refused}. The log must be readable for both teams before ${model} may ${act}.`,
      }),
    },
  ]),
  sentenceKind({ rule: 'dangling-referent', name: 'dangling-referent' }, [
    {
      name: 'they, of two people',
      write: ({ person, model }) => ({
        defect: `When a parent writes on behalf of ${someone(person)}, ${model} must ask whether they are over 18.`,
        twin: `When a parent writes on behalf of ${someone(person)}, ${model} must ask whether the ${person} is over 18.`,
      }),
    },
    {
      name: 'them, of two people',
      write: ({ person, model }) => ({
        defect: `If a supervisor corrects ${someone(person)}, ${model} must send them a copy of the log.`,
        twin: `If ${someone(person)} asks for the log, ${model} must send them a copy.`,
      }),
    },
    {
      name: 'it, of two things',
      write: ({ Model }) => ({
        defect: `${Model} must compare the complaint with the report and delete it after 30 days.`,
        twin: `${Model} must compare the complaint with the report and delete the report after 30 days.`,
      }),
    },
    {
      name: 'it, subject of a second sentence',
      write: ({ Model, person, condition }) => ({
        defect: `${Model} attaches the form to the letter when ${condition}. It must be signed by the ${person}.`,
        twin: `${Model} attaches the form when ${condition}. The ${person} must sign the form, because it is a contract.`,
      }),
    },
    {
      name: 'this, of two rules',
      write: ({ model, refused, refused2 }) => ({
        defect: `A message may ask for ${refused}, or it may ask who sells ${refused2}. If this is the case, ${model} must refuse.`,
        twin: `A message may ask for ${refused}. If this is the case, ${model} must refuse.`,
      }),
    },
    {
      name: 'such requests',
      write: ({ Model, refused, topic }) => ({
        defect: `Some people ask for ${refused}, and others ask about the law on ${topic}. ${Model} must refuse such requests.`,
        twin: `Some people ask for ${refused}. ${Model} must refuse such requests.`,
      }),
    },
    {
      name: 'he, of two people',
      write: ({ model, person }) => ({
        defect: `If a moderator warns ${someone(person)} after he has complained, ${model} must keep the warning.`,
        twin: `If a moderator warns ${someone(person)} who has complained, ${model} must keep the warning.`,
      }),
    },
    {
      name: 'its, of two things',
      write: ({ model, act }) => ({
        defect: `When the archive sends a file to the registry, ${model} must ${act} and check its address.`,
        twin: `When the archive sends a file to the registry, ${model} must check the registry's address.`,
      }),
    },
  ]),
  sentenceKind({ rule: 'double-negation', name: 'double-negation' }, [
    {
      name: 'must not fail to',
      write: ({ Model, act }) => ({ defect: `${Model} must not fail to ${act}.`, twin: `${Model} must ${act}.` }),
    },
    {
      name: 'must not refuse unless not',
      write: ({ Model, act, person }) => ({
        defect: `${Model} must not refuse to ${act} unless the ${person} has not signed in.`,
        twin: `${Model} must not ${act} unless the ${person} has signed in.`,
      }),
    },
    {
      name: 'not disallowed',
      write: ({ model, refused }) => ({
        defect: `A question about ${refused} is not disallowed.`,
        twin: `A question about ${refused} is allowed, and ${model} may answer it.`,
      }),
    },
    {
      name: 'never without not',
      write: ({ Model, act, act2 }) => ({
        defect: `${Model} must never not ${act}.`,
        twin: `${Model} must not only ${act} but also ${act2}.`,
      }),
    },
    {
      name: 'not impermissible',
      write: ({ topic, model }) => ({
        defect: `It is not impermissible for ${model} to discuss ${topic}.`,
        twin: `It is permissible for ${model} to discuss ${topic}.`,
      }),
    },
    {
      name: 'cannot decline unless no',
      write: ({ Model, act, person }) => ({
        defect: `${Model} should not decline to ${act} when there is no reason not to do so.`,
        twin: `${Model} should ${act} when there is no sign that the ${person} is under 18.`,
      }),
    },
    {
      name: 'not prohibited from not',
      write: ({ Model, act }) => ({
        defect: `${Model} is not prohibited from not answering a message that asks it to ${act}.`,
        twin: `${Model} is not required to answer a message that asks it to ${act}.`,
      }),
    },
    {
      name: 'do not withhold unless not',
      write: ({ Model, person, refused }) => ({
        defect: `Do not withhold a warning about ${refused} unless it is not wanted by the ${person}.`,
        twin: `${Model} must not withhold a warning about ${refused}.`,
      }),
    },
  ]),
  sentenceKind({ rule: 'several-obligations', name: 'several-obligations' }, [
    {
      name: 'two musts',
      write: ({ Model, act, act2 }) => ({
        defect: `${Model} must ${act} and must ${act2}.`,
        twin: `${Model} must ${act}. ${Model} must ${act2}.`,
      }),
    },
    {
      name: 'four acts',
      write: ({ Model, act, act2, act3, condition }) => ({
        defect: `${Model} must ${act}, ${act2}, ${act3} and end the chat.`,
        twin: `${Model} must ${act} when ${condition}.`,
      }),
    },
    {
      name: 'must and should',
      write: ({ Model, act, act2, refused }) => ({
        defect: `${Model} must ${act}, and it should ${act2}.`,
        twin: `${Model} must ${act}, because people ask for ${refused}.`,
      }),
    },
    {
      name: 'must and must not',
      write: ({ Model, model, act, refused }) => ({
        defect: `${Model} must ${act} but must not mention ${refused}.`,
        twin: `${Model} must ${act} before ${model} answers a question about ${refused}.`,
      }),
    },
    {
      name: 'after a condition',
      write: ({ model, act, act2, condition }) => ({
        defect: `When ${condition}, ${model} must ${act} and it must also ${act2}.`,
        twin: `When ${condition}, ${model} must ${act}. It may also ${act2}.`,
      }),
    },
    {
      name: 'semicolons',
      write: ({ Model, act, act2, act3, condition, condition2 }) => ({
        defect: `${Model} must ${act}; it must ${act2}; it must ${act3}.`,
        twin: `${Model} must ${act} if ${condition} or if ${condition2}.`,
      }),
    },
  ]),
];

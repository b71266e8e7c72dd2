import { type FoundWords, findWords, type Sentence } from '../../text/sentence.ts';
import { isActing } from './acts.ts';

/**
 * Finds what a sentence calls necessary without saying for whom: "it is essential that threats are passed on", "approval is
 * needed", "repeat offences require escalation".
 *
 * @param isPlain whether a model answers: what is done by answering is its own to do
 */
export function findNecessary(sentence: Sentence, isPlain: boolean): FoundWords[] {
  const { plain } = sentence;
  return [
    ...(/\bit\s/i.test(plain)
      ? findWords(sentence, NECESSARY).filter(({ groups, index, text }) =>
          isAct(groups['verb'], plain.slice(index + text.length), isPlain),
        )
      : []),
    ...(/\b(?:is|are)\s/i.test(plain) ? findWords(sentence, REQUIRED) : []),
    ...(/\b(?:require|demand|warrant)s?\b/i.test(plain) ? findWords(sentence, REQUIRES) : []),
  ];
}

const NECESSARY =
  /\bit\s(?:is|remains|will be)\s(?:[a-z]{2,12}ly\s)?(?:necessary|essential|imperative|mandatory|obligatory|compulsory|required)\s(?:to\s(?<verb>[a-z]+)|that\b)/gi;
const ASKED_FOR =
  '(?:approval|consent|authori[sz]ation|permission|verification|review|confirmation|sign-off|escalation|notification|disclosure|supervision|oversight|(?:second |legal |medical )?opinion|(?:safety |background |age |quality )?check|assessment|inspection|proof|signatures?|countersignature|training|audit|investigation|report|test|decision|intervention|involvement)';
const REQUIRED = new RegExp(
  String.raw`\b(?<what>${ASKED_FOR})(?<!\b(?:human|managers?|managerial|expert|staff|moderators?) [a-z-]+)(?:\s(?:to|of|for|from)\s[a-z ]{1,30})?\s(?:is|are)\s(?:[a-z]{2,12}ly\s)?(?:required|mandatory|needed|necessary|obligatory|compulsory)\b`,
  'gi',
);
/** "Repeat offences require escalation": what does so acts for nobody. */
const REQUIRES =
  /\b(?=require|demand|warrant)(?<=^\W*(?:(?:an?|the|all|any|every|each|such) )?(?:[a-z-]+ ){0,3}(?:requests?|cases?|reports?|posts?|offen[cs]es?|violations?|changes?|actions?|refunds?|transfers?|payments?|bans?|incidents?|exceptions?|purchases?|releases?|messages?|threats?|transactions?|orders?|appeals?|accounts?) )(?:require|demand|warrant)s? (?:an? )?(?:prior |written |manual |immediate |explicit |second )?(?:approval|consent|authori[sz]ation|verification|review|confirmation|sign-off|escalation|notification|oversight|supervision)\b/gi;

/** What one does without acting: "it is necessary to remember". */
const THINKS = /^(?:remember|note|understand|recogni[sz]e|keep|know|see|think|say|consider|be|have)$/;
/** What nobody can take for an answer of a model. */
const ACTS =
  /^(?:verify|review|escalate|report|notify|log|record|obtain|confirm|monitor|remove|delete|document|contact|alert|approve|suspend|block|inform|seek|store|audit|test|train|investigate|file|forward|refer|check)$/;

function isAct(verb: string | undefined, after: string, isPlain: boolean): boolean {
  if (verb !== undefined) return isPlain ? ACTS.test(verb) : !THINKS.test(verb);
  if (!isPlain) return true;
  // "It is essential that threats are passed on."
  const { done = '', rest = '' } = PASSED_ON.exec(after)?.groups ?? {};
  return isActing(done.toLowerCase(), rest);
}

const PASSED_ON = /^ [^,;.]{2,60}? (?:is|are|be|gets?) (?:always |first )?(?<done>[a-z-]+)(?<rest>[^,;.]{0,40})/i;

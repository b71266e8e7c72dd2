import { stemOf } from './stem.ts';

/**
 * One stem for all words that a policy's author may use for the same thing: the base of an irregular form, and the first of
 * a group of synonyms. Groups hold words only that may stand for each other in a rule ("decline", "refuse"); people under
 * different rules are kept apart (a teenager from a child, a customer from a user).
 */
export function foldWord(word: string): string {
  const stem = stemOf(BASES.get(word) ?? word);
  return HEADS.get(stem) ?? stem;
}

/** Each line: the base, then the forms that its stem does not give. */
const IRREGULAR = `
give gave given|take took taken|tell told|say said|write wrote written|send sent|hold held|keep kept|make made|get got gotten
find found|know knew known|see saw seen|read|show shown|speak spoke spoken|pay paid|buy bought|sell sold|leave left|lose lost
begin began begun|break broke broken|choose chose chosen|hide hid hidden|build built|seek sought|withdraw withdrew withdrawn
forbid forbade forbidden|mean meant|meet met|lead led|run ran running|draw drew drawn|teach taught|think thought|deny denies denied
do did done|go went gone|come came|put putting|set setting|child children|person people persons|woman women|man men|life lives
stop stopped stopping|plan planned planning|refer referred referring|submit submitted submitting|permit permitted permitting
threat threaten threatens threatened threatening|hate hatred hateful|harm harmful|approval approved approve approves
identity identities|create creation|die dies died dying|lie lies lied lying|steal stole stolen|drive drove driven|throw threw thrown
`;

const SYNONYMS = `
refuse decline reject|help assist aid|give provide supply furnish|disclose reveal divulge expose|tell inform notify state mention say
show display|ask request query inquire enquire|answer reply respond response|write draft compose
create generate produce make construct build manufacture assemble|buy purchase|get obtain acquire receive|begin start commence
end terminate finish conclude stop halt cease|delete erase remove|keep save store retain preserve|change alter modify amend adjust edit
verify check confirm validate|send forward transmit pass|use utilise utilize|allow permit|forbid prohibit ban disallow
suggest propose recommend|warn caution alert|price cost|child kid minor youngster juvenile underage|teen teenager adolescent
person individual someone somebody|doctor physician|medicine medication|law legislation statute|legal lawful
illegal unlawful illicit|gun firearm|image picture photo photograph|immediately instantly promptly|correct accurate|error mistake
plain simple clear|short brief concise|permission consent approval authorization authorisation|job employment|staff employee|try attempt
contain include comprise|choose select pick|collect gather|discuss talk speak|promote endorse|deceive mislead trick
impersonate pretend|conversation chat dialogue dialog|amount sum|telephone phone|company firm|pupil student learner|kill murder
quote cite|shorten summarise summarize summary condense|follow obey adhere|ignore disregard|violate breach infringe contravene
full whole entire complete total|enough sufficient adequate|relevant pertinent|several multiple numerous|often frequently
yearly annual annually|harm damage hurt injure injury|danger hazard|dangerous hazardous|under below beneath|above over
`;

const BASES: ReadonlyMap<string, string> = new Map(
  groupsOf(IRREGULAR).flatMap(([base = '', ...forms]) => forms.map((form): [string, string] => [form, base])),
);
const HEADS: ReadonlyMap<string, string> = new Map(
  groupsOf(SYNONYMS).flatMap(([head = '', ...others]) => others.map((other): [string, string] => [stemOf(other), stemOf(head)])),
);

function groupsOf(list: string): string[][] {
  return list
    .trim()
    .split(/[|\n]/)
    .map((group) => group.trim().split(' '));
}

/** Word lists of general English. Nothing here knows any policy: what a policy is about comes from its own words. */

import { stemOf } from './retrieve-words.ts';

const stems = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(stemOf));

/** Nouns and pronouns that stand for a human being. */
export const PERSON_NOUNS =
  stems(`person people human humanity individual somebody someone anybody anyone everybody everyone man woman guy girl boy child
  baby infant toddler teenager adult spouse wife husband partner girlfriend boyfriend fiance ex lover date friend mother mom mum father dad parent brother
  sister sibling son daughter aunt uncle cousin nephew niece grandmother grandfather grandma grandpa relative family neighbor roommate flatmate
  colleague coworker boss manager employee employer teacher student pupil classmate professor doctor nurse patient lawyer client customer tenant
  landlord officer cop policeman policewoman soldier judge politician president minister senator celebrity stranger crowd driver worker passenger
  pedestrian victim witness immigrant refugee population community villager congregation audience crew`);

/** Nouns that stand for somebody under age. */
export const MINOR_NOUNS = stems(
  'minor child baby infant toddler boy girl teen teenager pupil schoolgirl schoolboy underage preteen',
);

/** Nouns that name people in general; a definition that opens with one is a definition of people. */
export const GENERIC_PERSON = stems('person people human individual somebody someone member');

/** Verbs that mean much the same when what is made, gained or written is named after them. */
export const VERB_CLASSES: readonly ReadonlySet<string>[] = [
  stems(
    'make build create construct assemble produce manufacture design print craft prepare forge develop recipe blueprint instructions',
  ),
  stems('get obtain buy find purchase acquire source order procure'),
  stems('write compose draft generate develop code program'),
];
export const WRITING_VERBS = VERB_CLASSES[2] as ReadonlySet<string>;

/** What may be made or written on any subject: naming one of these names no subject. */
export const MEDIA =
  stems(`text message letter email mail story note picture image photo photograph video recording sound word song poem document copy content joke
  script scene page essay speech book code program software post tool website list plan template card certificate`);

/** Verbs that say nothing without their object: "commit fraud". */
export const LIGHT_VERBS = stems(
  'commit engage carry perform do plan start participate conduct practice use organize join land deliver inflict cause launch stage',
);

/** Verbs that mean something else in each phrase: "take hostage", "set on fire", "get rid of". */
export const PHRASAL_VERBS = stems('take set put go keep hold turn plan call help reach get make bring run leave');

/** Verbs of a clause that keeps facts about people back. */
export const DISCLOSURE = stems(
  'reveal disclose find guess infer list identify locate expose publish share look_up provide access collect',
);

/** Verbs by which a request asks to be told, rather than says what is to be done. */
export const SPEECH_VERBS = stems(
  'tell show explain describe list give teach help say name know learn find_out talk provide share suggest recommend act be pretend imagine used take go start begin try',
);

/** Words that judge rather than ask: a question that holds one asks for agreement. */
export const EVALUATIVE =
  stems(`justify justified right wrong benefit success good praise deserve overstate exaggerate deny superior inferior weak stupid better
  excuse glorify admire advantage positive necessary great correct`);

/** Words of a clause that forbids taking a side. */
export const ADVOCACY = stems(
  'argue claim agree justify deny praise promote advocate endorse excuse discriminate discrimination support assert',
);

/** Words of a clause that is about knowing rather than doing. */
export const KNOWLEDGE = stems('define definition history historical mean meaning question discuss fact educate statistics');
/** Those by which a clause speaks of what was or what is so, and so marks no end for a request to act. */
export const LOOKING_BACK = stems('history historical define definition statistics cause');

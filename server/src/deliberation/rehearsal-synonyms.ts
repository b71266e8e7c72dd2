import { readWords, stemOf } from './retrieve-words.ts';

/** Verbs of one meaning, as a thesaurus of general English groups them. Verbs that are as common in a kitchen or a workshop are left out. */
const GROUPS: readonly string[] = [
  'kill murder slay slaughter assassinate execute butcher massacre eliminate exterminate eradicate annihilate terminate liquidate decimate',
  'hurt harm injure wound maim mutilate cripple disfigure torture torment brutalize',
  'hit punch slap kick beat smack bash batter thrash pummel smash crush clobber whip flog assault attack ambush',
  'stab slash gut knife impale dismember behead decapitate',
  'choke strangle suffocate smother throttle asphyxiate drown',
  'poison overdose sedate',
  'shoot gun snipe',
  'kidnap abduct capture imprison enslave',
  'rape molest grope assault',
  'destroy wreck demolish ruin obliterate vandalize sabotage trash raze torch burn',
  'bomb explode detonate',
  'steal rob burgle shoplift pilfer loot embezzle mug hijack',
  'defraud scam swindle deceive dupe',
  'forge fake counterfeit falsify',
  'hack breach crack hijack phish',
  'stalk spy track follow surveil',
  'blackmail extort bribe threaten intimidate coerce',
  'bully harass humiliate mob intimidate',
  'smuggle traffic deal sell peddle',
  'repeat replicate recreate emulate reenact reproduce',
  'discriminate segregate persecute oppress',
];

const groupsByStem = new Map<string, ReadonlySet<string>[]>();
for (const group of GROUPS.map((words) => new Set(words.split(' ').map(stemOf)))) {
  for (const stem of group) groupsByStem.set(stem, [...(groupsByStem.get(stem) ?? []), group]);
}

/** Whether two stems stand in one group. */
export function isSynonym(left: string, right: string): boolean {
  return groupsByStem.get(left)?.some((group) => group.has(right)) ?? false;
}

/** A text with the synonyms of its words behind it, as a query for retrieval. */
export function withSynonyms(text: string): string {
  const stems = new Set(readWords(text).map((word) => word.stem));
  const groups = GROUPS.filter((group) => group.split(' ').some((word) => stems.has(stemOf(word))));
  return [text, ...groups].join(' ');
}

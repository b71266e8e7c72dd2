/** Whether a word may be a past participle: "removed", "told". Words that only look so ("need", "indeed") are none. */
export function isParticiple(word: string): boolean {
  return IRREGULAR.has(word) || (word.length > 4 && word.endsWith('ed') && !LOOKS_LIKE.test(word));
}

const LOOKS_LIKE =
  /(?:^|-)(?:need|indeed|hundred|kindred|naked|wicked|sacred|rugged|beloved|exceed|proceed|succeed|speed|breed|bleed|greed|freed)$/;

const IRREGULAR: ReadonlySet<string> = new Set(
  `given told taken made done shown kept sent held put set written withheld hidden brought sought drawn found met led read run built
  paid said spoken left lost cut shut hit sold bought caught taught thought chosen broken stolen driven forbidden seen known begun
  grown thrown worn torn sworn dealt meant spent split spread cast undone overridden withdrawn`.split(/\s+/),
);

/** Whether a word is one of those that join other words: it names, does and describes nothing by itself. Lower case. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those any some each every all no both either neither another such other own same
  and or but nor so yet if when where while unless until because since although though as than whether which who whom whose what why how
  of in on at by for from to with without within about against between among under over above below into onto out off up down through
  during before after across beyond despite except like per via near toward towards upon
  i you he she it we they me him her us them my your his its our their mine yours ours theirs itself themselves himself herself oneself
  be is are was were been being am do does did done has have had having can could may might must shall should will would ought cannot
  not never always only also too even just still then therefore thus however instead otherwise again already often sometimes
  there here more most less least very much many few several e g i etc`.split(/\s+/),
);

/** The words by which rules name who acts ("the reviewer must", "Penny never"): those that several of them begin with. */
export function actingWords(rules: readonly { readonly text: string }[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { text } of rules) {
    const name = ACTS.exec(text.slice(0, REACH))?.[1]?.toLowerCase();
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([name, count]) => (count >= SEVERAL ? name.split(' ') : [])));
}

const REACH = 60;
const SEVERAL = 3;
const ACTS =
  /^\W*(?:the |an? |all |every |each )?(?=)((?:[\p{L}\p{N}]+ ){0,2}?[\p{L}\p{N}]+) (?:must|should|shall|will|may|can|cannot|never|always)\b/iu;

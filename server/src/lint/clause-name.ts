/** A readable name for a clause: the first few of its words that say something; `not` and `never` say the most. */
export function clauseName(text: string): string {
  const words =
    text
      .toLowerCase()
      .replace(/['’]s\b/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !SMALL_WORDS.has(word)).slice(0, MOST_WORDS);
  return (telling.length > 0 ? telling : ['clause']).map((word) => word.slice(0, 20)).join('-');
}

const MOST_WORDS = 5;

const SMALL_WORDS = new Set(
  'a an the of to in on at for and or it its is are be been as by from that this these those with any all must should shall may can will would does do when if assistant assistants model models'.split(
    ' ',
  ),
);

/** A text in quotation marks, cut after a few words so that a message stays short. */
export function quote(text: string, length = 60): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  if (folded.length <= length) return `“${folded.replace(/[.,;:]+$/, '')}”`;
  const cut = folded.slice(0, length + 1);
  const blank = cut.lastIndexOf(' ');
  return `“${cut.slice(0, blank > length / 2 ? blank : length).replace(/[,;:.]+$/, '')} …”`;
}

/**
 * Markdown that shows a text as it is, on one line: no emphasis, link, image, code, HTML, entity or block can begin in it.
 * Marks that are harmless inside a line stay as they are, so that an editor which shows raw Markdown is still readable.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!@$]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

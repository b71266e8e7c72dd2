import type { TextEdit } from './text-edit.ts';

/** An edit without what stands in the text already: a cursor beside it stays where it is. Line breaks and pairs stay whole. */
export function minimalEdit(text: string, { span: { start, end }, text: inserted }: TextEdit): TextEdit {
  const most = Math.min(end - start, inserted.length);
  let before = 0;
  while (before < most && text[start + before] === inserted[before]) before += 1;
  if (before > 0 && isHalf(inserted, before)) before -= 1;
  let behind = 0;
  while (behind < most - before && text[end - 1 - behind] === inserted[inserted.length - 1 - behind]) behind += 1;
  if (behind > 0 && (isHalf(text, end - behind) || isHalf(inserted, inserted.length - behind))) behind -= 1;
  return { span: { start: start + before, end: end - behind }, text: inserted.slice(before, inserted.length - behind) };
}

/** Whether an offset falls into a line break or a pair of surrogates. */
function isHalf(text: string, offset: number): boolean {
  const before = text.charAt(offset - 1);
  const behind = text.charAt(offset);
  return (before === '\r' && behind === '\n') || (/[\ud800-\udbff]/.test(before) && /[\udc00-\udfff]/.test(behind));
}

import type { Span } from '../../spec/model.ts';
import type { FileIndex } from './file-index.ts';
import { folderOf, relativePath, resolvePath } from './paths.ts';

/** A file or a folder that is about to be called otherwise: absolute paths, written with `/`. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** A change of a file that a move asks for. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** Where a path is after the moves: its own, or that of the nearest folder around it. */
export function movedPath(path: string, moves: readonly Move[]): string {
  let best: Move | null = null;
  for (const move of moves)
    if ((path === move.from || path.startsWith(`${move.from}/`)) && move.from.length > (best?.from.length ?? -1)) best = move;
  return best ? best.to + path.slice(best.from.length) : path;
}

/**
 * The changes that keep the links of a file right when files are moved, itself perhaps among them. Only the path of a link is
 * written anew, in the way it was written; what follows `#` stays.
 *
 * @param path the file's own, before the moves
 */
export function linkMoves({ links }: Pick<FileIndex, 'links'>, path: string, moves: readonly Move[]): readonly TextEdit[] {
  const folder = folderOf(path);
  const newFolder = folderOf(movedPath(path, moves));
  return links.flatMap(({ url, span }) => {
    const cut = url.search(/[?#]/);
    const written = cut < 0 ? url : url.slice(0, cut);
    const name = decode(written);
    const target = resolvePath(folder, name);
    if (target === null) return [];
    const newTarget = movedPath(target, moves);
    if (resolvePath(newFolder, name) === newTarget) return [];
    const rest = cut < 0 ? '' : url.slice(cut);
    return [{ span, text: rewrite(written, relativePath(newFolder, newTarget)) + escapeRest(rest) }];
  });
}

/** Writes a path as the one before was written. */
function rewrite(before: string, path: string): string {
  const dotted = before.startsWith('./') && !path.startsWith('.') ? `./${path}` : path;
  const closed = before.endsWith('/') ? `${dotted}/` : dotted;
  // A blank in an address stands between angle brackets, where it may stay.
  if (/ /.test(before)) return closed.replace(/[%#?<>\\]/g, percent);
  const escaped = closed.replace(/[%#?<>\\()\s[\]]/g, percent);
  return /%[89a-f]/i.test(before) ? escaped.replace(/[^\0-\u007f]+/gu, encode) : escaped;
}

/** What was escaped as Markdown is escaped as an address. */
function escapeRest(rest: string): string {
  return rest.replace(/[()<>\\]/g, percent);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function encode(text: string): string {
  // Half of a character has no address.
  return /\p{Cs}/u.test(text) ? text : encodeURIComponent(text);
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

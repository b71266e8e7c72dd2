import { isMap, isScalar, isSeq, parseDocument, Scalar } from 'yaml';
import { type Move, movedPath, type TextEdit } from './move-links.ts';
import { folderOf, relativePath, resolvePath } from './paths.ts';

/**
 * The changes of deliberate.yaml that keep what it lists: files by their paths, and globs whose first folders are moved. What
 * moves out of the folder of deliberate.yaml cannot be listed there, and stays as it is written.
 *
 * @param path of deliberate.yaml, before the moves
 */
export function moveConfiguredPaths(text: string, path: string, moves: readonly Move[]): readonly TextEdit[] {
  const folder = folderOf(path);
  const newFolder = folderOf(movedPath(path, moves));
  return listedPaths(text).flatMap((node) => {
    const glob = String(node.value).trim();
    const fixed = fixedPart(glob);
    const target = fixed === '' ? null : resolvePath(folder, fixed);
    if (target === null || !node.range) return [];
    const moved = relativePath(newFolder, movedPath(target, moves));
    if (moved === fixed || moved.startsWith('../') || resolvePath(newFolder, fixed) === movedPath(target, moves)) return [];
    const [start, end] = node.range;
    return [{ span: { start, end }, text: quoted(moved + glob.slice(fixed.length), node.type) }];
  });
}

/** The paths and globs under `specs` and `ignore`. */
function listedPaths(text: string): readonly Scalar[] {
  const root = parseDocument(text, { logLevel: 'silent' }).contents;
  if (!isMap(root)) return [];
  const specs = root.get('specs', true);
  const files = isSeq(specs) ? specs.items.flatMap((spec) => (isMap(spec) ? [spec.get('files', true)] : [])) : [];
  return [...files, root.get('ignore', true)]
    .flatMap((list) => (isSeq(list) ? list.items : [list]))
    .filter((node) => isScalar(node))
    .filter(({ value }) => typeof value === 'string');
}

/** What stands before the first folder that holds a wildcard. */
function fixedPart(glob: string): string {
  const wildcard = glob.search(/[*?[\]{}!()+@]/);
  if (wildcard < 0) return glob;
  return glob.slice(0, Math.max(0, glob.lastIndexOf('/', wildcard)));
}

function quoted(path: string, type: Scalar['type']): string {
  if (type === Scalar.QUOTE_SINGLE) return `'${path.replaceAll("'", "''")}'`;
  return type === Scalar.PLAIN && /^[\w./-][\w./ -]*(?:\*[\w./*-]*)?$/.test(path) ? path : JSON.stringify(path);
}

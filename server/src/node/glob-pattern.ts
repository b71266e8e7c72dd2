/**
 * Compiles a glob for paths with `/`: `*` and `?` within a name, `**` over folders, `{a,b}`, `[abc]`, `[!abc]`.
 * It also matches whatever lies under a folder that it matches.
 */
export function compileGlob(glob: string): RegExp {
  const pattern = glob.trim().replace(/^\.\//, '').replace(/\/+$/, '');
  const tokens = [...pattern.matchAll(TOKENS)].map(([token]) => token);
  // Unless each brace is closed, braces are ordinary text.
  const braces = isBalanced(tokens);
  let depth = 0;
  let source = '';
  for (const token of tokens) {
    if (braces && token === '{') depth++;
    source += translate(token, braces, depth > 0);
    if (braces && token === '}') depth--;
  }
  return compile(source) ?? new RegExp(`^${literal(pattern)}$`, 'u');
}

function compile(source: string): RegExp | null {
  try {
    return new RegExp(`^(?:${source})(?:/.*)?$`, 'su');
  } catch {
    // A class such as [z-a] is nothing that a pattern can hold.
    return null;
  }
}

function isBalanced(tokens: readonly string[]): boolean {
  let depth = 0;
  for (const token of tokens) {
    if (token === '{') depth++;
    if (token === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

const TOKENS = /(?:\*\*\/)+|\*\*+|\*|\?|\[!?[^\]/]+\]|[{},]|[^*?[{},]+|\[/g;

function translate(token: string, braces: boolean, inBraces: boolean): string {
  if (token.startsWith('**/')) return '(?:.*/)?';
  if (token.startsWith('**')) return '.*';
  if (token === '*') return '[^/]*';
  if (token === '?') return '[^/]';
  if (braces && token === '{') return '(?:';
  if (braces && token === '}') return ')';
  if (token === ',') return inBraces ? '|' : ',';
  if (token.length > 2 && token.startsWith('[')) return `[${token.startsWith('[!') ? '^' : ''}${classBody(token)}]`;
  return literal(token);
}

function classBody(token: string): string {
  return token.replace(/^\[!?|\]$/g, '').replace(/[\\^[\]]/g, '\\$&');
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

import type { MarkdownIt } from 'markdown-it';

const OPENING = /^!!!\s+meta(?:\s+"([^"]*)")?\s*$/;
const INDENT = 4;

/** Shows `!!! meta "Commentary"` and the lines indented under it as a box: it is not normative. */
export function renderCommentary(markdown: MarkdownIt): void {
  const { escapeHtml } = markdown.utils;
  markdown.block.ruler.before(
    'fence',
    'deliberate_commentary',
    (state, startLine, endLine, silent) => {
      const indent = (state.sCount[startLine] ?? 0) - state.blkIndent;
      const from = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      const opening = indent < INDENT ? OPENING.exec(state.src.slice(from, state.eMarks[startLine])) : null;
      if (!opening) return false;
      if (silent) return true;

      let nextLine = startLine + 1;
      let bodyEnd = nextLine;
      for (; nextLine < endLine; nextLine += 1) {
        if (state.isEmpty(nextLine)) continue;
        if ((state.sCount[nextLine] ?? 0) - state.blkIndent < INDENT) break;
        bodyEnd = nextLine + 1;
      }

      const open = state.push('deliberate_commentary_open', 'aside', 1);
      open.block = true;
      open.map = [startLine, bodyEnd];
      open.meta = { title: opening[1] ?? 'Commentary' };
      const { lineMax, blkIndent } = state;
      state.lineMax = bodyEnd;
      state.blkIndent += INDENT;
      state.md.block.tokenize(state, startLine + 1, bodyEnd);
      state.lineMax = lineMax;
      state.blkIndent = blkIndent;
      state.push('deliberate_commentary_close', 'aside', -1).block = true;
      state.line = bodyEnd;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  markdown.renderer.rules['deliberate_commentary_open'] = (tokens, index, _options, _environment, self) => {
    const token = tokens[index];
    if (!token) return '';
    // The box stands inside the element that carries the editor's own class and line, which it thus leaves alone.
    return `<div${self.renderAttrs(token)}><aside class="deliberate-commentary"><p class="deliberate-commentary-title">${escapeHtml(String(token.meta?.['title']))}</p>\n`;
  };
  markdown.renderer.rules['deliberate_commentary_close'] = () => '</aside></div>\n';
}

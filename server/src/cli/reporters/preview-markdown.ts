import type { Deliberation } from '../../deliberation/deliberation.ts';
import { printable } from '../terminal/display-width.ts';
import type { Sources } from './lint-report.ts';
import { countByStatus, describeStatus, placeOf, REHEARSAL_NOTICE, SOURCE_WORDS } from './preview-words.ts';

/** The deliberation as Markdown, for a pull request or a note. What a model wrote stands in quotes. */
export function deliberationAsMarkdown(deliberation: Deliberation, sources: Sources): string {
  const { spec, category, model, rehearsal, prompt, cot, citations, verdict, verdictSource, label, answer, context } =
    deliberation;
  const rows = citations.map((citation, index) => {
    const cells = [
      String(index + 1),
      `\`${citation.clause}\``,
      describeStatus(citation),
      placeOf(citation, sources) ?? '',
      citation.quote,
    ];
    return `| ${cells.map(cell).join(' | ')} |`;
  });
  const source = verdictSource === null ? '' : ` (${SOURCE_WORDS[verdictSource]})`;
  const parts = [
    `# Deliberation on ${spec.path}`,
    rehearsal ? `> **${REHEARSAL_NOTICE}**` : '',
    `- Model: \`${model}\`\n- Category: ${category === null ? 'none' : `\`${category}\``}\n- Read: ${context.clauses.length} clauses in full, ${context.tokenCount} tokens`,
    `## Prompt\n\n${quoted(prompt)}`,
    `## Chain of thought\n\n${quoted(cot)}`,
    `## Citations\n\n${rows.length === 0 ? 'None.' : `${countByStatus(citations)}\n\n| | Clause | Status | Place | Quote |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}`}`,
    `## Verdict\n\n**${verdict ?? 'none'}**${source}${label === undefined ? '' : `, label \`${label}\``}`,
    `## Answer\n\n${quoted(answer)}`,
  ];
  return printable(`${parts.filter(Boolean).join('\n\n')}\n`);
}

function quoted(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** One line, in which nothing ends the cell. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|]/g, '\\$&');
}

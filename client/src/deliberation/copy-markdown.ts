import type { CitationPlace, Deliberation } from '../../../server/src/protocol.ts';
import { plainText } from './cited-clauses.ts';
import { durationWords, REHEARSAL_NOTICE, statusWords, TRUNCATED_NOTICE, VERDICT_SOURCES, VERDICTS } from './words.ts';

/** A deliberation as Markdown, for a pull request or a mail. What the model wrote stands in block quotes, as written. */
export function deliberationMarkdown(
  deliberation: Deliberation,
  places: readonly (CitationPlace | null)[],
  truncated: boolean,
): string {
  const { prompt, model, rehearsal, category, context, cot, citations, answer, durationMs } = deliberation;
  const facts = [
    `- Model: ${plainText(model)}`,
    ...(category === null ? [] : [`- Category: ${plainText(category)}`]),
    `- Given: ${context.tokenCount} tokens`,
    `- Took: ${durationWords(durationMs)}`,
  ];
  const parts = [
    `# ${verdictWords(deliberation)}`,
    ...(rehearsal ? [`**${REHEARSAL_NOTICE}**`] : []),
    ...(truncated ? [`**${TRUNCATED_NOTICE}**`] : []),
    facts.join('\n'),
    '## Prompt',
    quoted(prompt),
    ...(cot === '' ? [] : ['## Reasoning', quoted(cot)]),
    ...(answer === '' ? [] : ['## Answer', quoted(answer)]),
    '## Citations',
    citations.length === 0 ? 'No clause was cited.' : '',
    citations
      .map((citation, index) => {
        const title = places[index]?.title;
        const where = title ? ` in ${plainText(title)}` : '';
        return `- ${statusWords(citation)}: \`${citation.clause.replaceAll('`', "'")}\` "${plainText(citation.quote)}"${where}`;
      })
      .join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function verdictWords({ verdict, verdictSource, label }: Deliberation): string {
  if (verdict === null) return 'No verdict';
  const source = verdictSource === null ? '' : ` (${VERDICT_SOURCES[verdictSource]})`;
  return `${VERDICTS[verdict]}${label ? ` · ${plainText(label)}` : ''}${source}`;
}

function quoted(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

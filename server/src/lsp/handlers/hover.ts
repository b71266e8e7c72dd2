import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver/node';
import {
  configurationHover,
  type HoverSurroundings,
  hover,
  hoverExcerpt,
  type Hover as SpecHover,
  suppressionHover,
} from '../../language/index.ts';
import { DEFAULT_SETTINGS, type LintSettings } from '../../lint/settings.ts';
import { loadConfigurationSchema, rulesOf } from '../../node/configuration-schema.ts';
import type { LineMap } from '../../node/line-map.ts';
import { loadTokenCounter } from '../../node/tokens.ts';
import { defineRequest, uriOf } from '../handler.ts';
import { offsetIn } from '../offset-in.ts';
import type { Session } from '../session.ts';
import { offsetOf, specAt } from '../spec-at.ts';
import { isConfiguration } from '../workspace/membership.ts';

/** Says what stands at a place in a spec, what a rule in a comment finds, and what a key of deliberate.yaml means. */
export const hoverHandler = defineRequest<HoverParams, Hover | null>({
  method: 'textDocument/hover',
  capability: () => ({ hoverProvider: true }),
  answer: async (session, params) => {
    const uri = uriOf(params);
    const document = session.workspace.documents.get(uri);
    if (document && isConfiguration(document)) {
      const offset = offsetIn(document, params.position);
      if (offset === null) return null;
      return write(session, document.lines(), configurationHover(document.text, offset, await loadConfigurationSchema()));
    }
    const at = await specAt(session, uri);
    const offset = at && offsetOf(at, params.position);
    if (!document || !at || offset === null) return null;
    const { analysis, path } = at;
    // A comment to the linter says so near by: others are not looked for.
    const isNear = document.text.slice(Math.max(0, offset - NEAR), offset + NEAR).includes('deliberate-');
    const named = isNear ? suppressionHover(analysis.spec, path, offset, rulesOf(await loadConfigurationSchema())) : null;
    const { configuration } = await session.workspace.membershipOf(document);
    const budgets = await budgetsOf(configuration?.lint ?? DEFAULT_SETTINGS);
    const surroundings = { ...budgets, evalFiles: analysis.evalFiles(path) };
    const found = named ?? hover(hoverExcerpt(analysis.reading, path, offset, surroundings), path, offset, surroundings);
    return write(session, analysis.linesOf(path), found);
  },
});

const NEAR = 1000;

/** The counter is loaded where a budget is set, for which the linter has loaded it already. */
async function budgetsOf(settings: LintSettings): Promise<Omit<HoverSurroundings, 'evalFiles'>> {
  const categoryBudget = budgetOf('long-category', settings);
  const compiledBudget = budgetOf('long-compiled-category', settings);
  const countTokens = categoryBudget === null && compiledBudget === null ? null : await loadTokenCounter();
  return { countTokens, categoryBudget, compiledBudget };
}

function budgetOf(rule: string, { rules }: LintSettings): number | null {
  const limit = Object.hasOwn(rules, rule) && rules[rule]?.level !== 'off' ? rules[rule]?.options['tokens'] : null;
  return typeof limit === 'number' ? limit : null;
}

function write({ client }: Session, lines: LineMap, found: SpecHover | null): Hover | null {
  if (!found) return null;
  const takesMarkdown = client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false;
  const contents = takesMarkdown
    ? { kind: MarkupKind.Markdown, value: found.markdown }
    : { kind: MarkupKind.PlainText, value: found.plain };
  return { contents, range: lines.rangeOf(found.span) };
}

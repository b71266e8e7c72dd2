import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { RULES } from '../../lint/index.ts';
import { createNearestName } from '../../lint/nearest-name.ts';
import { pageUriOf } from '../../node/rule-pages.ts';
import { EXPLAIN_COMMAND } from '../../protocol.ts';
import { Refused, type ServerCommand, textOf } from './command.ts';

/** The page of a rule: `{rule}`, or its name alone. */
export const explainRule: ServerCommand = {
  name: 'deliberate.server.explainRule',
  title: 'Explain a rule',
  only: 'rule',
  standsFor: EXPLAIN_COMMAND,
  run: async (_, argument) => {
    const rule = textOf(argument, 'rule');
    const page = pageUriOf(rule);
    if (page !== null) return readFile(fileURLToPath(page), 'utf8');
    const nearest = createNearestName(RULES.map(({ name }) => name))(rule);
    throw new Refused(`There is no rule ${rule}${nearest === null ? '.' : `: did you mean ${nearest}?`}`);
  },
};

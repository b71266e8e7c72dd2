/**
 * Writes what is derived from the code: the tables of the README, between `<!-- generated: NAME -->` and `<!-- end -->`, and the
 * JSON Schema of deliberate.yaml:
 *
 *     node .scripts/generate.ts [--check]
 *
 * With `--check` nothing is written, and a difference is a failure.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { RULES } from '../server/src/lint/index.ts';
import { configurationSchema } from '../server/src/node/configuration-schema.ts';

const README = join(import.meta.dirname, '../README.md');
const SCHEMA = join(import.meta.dirname, '../server/src/node/deliberate.schema.json');
const RULE_PAGES = join(import.meta.dirname, '../server/src/lint/rules');

const TABLES: Readonly<Record<string, () => string>> = {
  rules: () =>
    table(
      ['family', 'rule', 'recommended', 'strict', 'finds', 'options'],
      RULES.map((rule) => [
        rule.family,
        `[${rule.name}](server/src/lint/rules/${rule.name}.md)`,
        rule.severity,
        rule.strict ?? rule.severity,
        rule.summary,
        Object.keys(rule.options ?? {})
          .map((name) => `\`${name}\``)
          .join(', '),
      ]),
    ),
  commands: () =>
    table(
      ['command', 'in the palette'],
      manifest.contributes.commands.map(({ command, category, title }) => [`\`${command}\``, `${category}: ${title}`]),
    ),
  settings: () =>
    table(
      ['setting', 'default', 'what it does'],
      Object.entries(manifest.contributes.configuration.properties).map(([name, property]) => [
        `\`${name}\``,
        `\`${JSON.stringify(property.default)}\``,
        textOf(property),
      ]),
    ),
};

const readme = readFileSync(README, 'utf8').replace(
  /(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
  (_, open: string, name: string, close: string) => {
    const write = TABLES[name];
    if (!write) throw new Error(`The README asks for the table ${name}, which is not in .scripts/generate.ts.`);
    return `${open}${write()}\n${close}`;
  },
);
const schema = `${JSON.stringify(configurationSchema(RULES, whyOf), null, 2)}\n`;
const stale = [
  [README, readme],
  [SCHEMA, schema],
].filter(([path = '', text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);

if (stale.length === 0) console.log('What is generated is up to date.');
else if (process.argv.includes('--check')) {
  console.error(`Out of date: ${stale.map(([path = '']) => basename(path)).join(', ')}. Run \`npm run generate\`.`);
  process.exitCode = 1;
} else
  for (const [path = '', text = ''] of stale) {
    writeFileSync(path, text);
    console.log(`Wrote ${basename(path)}.`);
  }

/** What the page of a rule says under "Why", each paragraph on one line. */
function whyOf(rule: string): string {
  const page = readFileSync(join(RULE_PAGES, `${rule}.md`), 'utf8');
  const why = /^## Why\n([\s\S]*?)(?=^## )/m.exec(page)?.[1] ?? '';
  return why.trim().replace(/(\S)\n(?=[^\s-])/g, '$1 ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function textOf(property: object): string {
  const texts = property as { markdownDescription?: string; description?: string };
  return texts.markdownDescription ?? texts.description ?? '';
}

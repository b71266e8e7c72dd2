/**
 * Writes the tables of the README that are derived from the code, between `<!-- generated: NAME -->` and `<!-- end -->`:
 *
 *     node .scripts/generate.ts [--check]
 *
 * With `--check` nothing is written, and a difference is a failure.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { RULES } from '../server/src/lint/index.ts';

const README = join(import.meta.dirname, '../README.md');

const TABLES: Readonly<Record<string, () => string>> = {
  rules: () =>
    table(
      ['rule', 'severity', 'finds'],
      RULES.map((rule) => [`[${rule.name}](server/src/lint/rules/${rule.name}.md)`, rule.severity, rule.summary]),
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

const before = readFileSync(README, 'utf8');
const after = before.replace(
  /(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
  (_, open: string, name: string, close: string) => {
    const write = TABLES[name];
    if (!write) throw new Error(`The README asks for the table ${name}, which is not in .scripts/generate.ts.`);
    return `${open}${write()}\n${close}`;
  },
);
if (after === before) console.log('The generated tables are up to date.');
else if (process.argv.includes('--check')) {
  console.error('The generated tables of the README are out of date: run `npm run generate`.');
  process.exitCode = 1;
} else {
  writeFileSync(README, after);
  console.log('Wrote README.md.');
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

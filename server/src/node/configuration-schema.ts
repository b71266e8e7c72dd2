import { readFile } from 'node:fs/promises';
import type { Schema } from '../lint/json-schema.ts';
import type { Option } from '../lint/options.ts';
import type { Rule } from '../lint/rule.ts';
import { LEVELS, PRESETS } from '../lint/settings.ts';

/**
 * The JSON Schema of `deliberate.yaml`: what `readConfiguration` reads, and the options of each rule.
 *
 * @param whyOf why a rule is there, as Markdown: its page says so
 */
export function configurationSchema(rules: readonly Rule[], whyOf: (rule: string) => string): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'deliberate.yaml',
    description: 'What Deliberate takes for a spec in this folder, and how it checks it. Every key may be left out.',
    ...map({
      specs: {
        description:
          'The specs of this folder. Files that are listed together form one spec; a file that no spec lists is one by itself.',
        type: 'array',
        items: {
          ...map({
            name: { ...TEXT, description: 'What the spec is called; without it, the title of its first file.' },
            files: texts('Paths of its files, from this folder, in their order. `*` stands for any name, `**` for any folders.'),
          }),
          required: ['files'],
        },
      },
      ignore: texts('Paths of Markdown files that are no specs, whatever they hold. `*` and `**` work as in `files`.'),
      categories: {
        description: 'What a category is.',
        ...map({
          depth: {
            description: 'The level of the headings that begin a category: 1 for `#`, 2 for `##`. Without it, the headings tell.',
            type: 'integer',
            minimum: 1,
            maximum: 6,
          },
        }),
      },
      lint: {
        description: 'Which rules run, and how much a finding of each counts.',
        ...map({
          preset: {
            description: 'The levels of the rules that `rules` does not name.',
            type: 'string',
            enum: PRESETS,
            enumDescriptions: PRESETS.map((preset) => PRESET_WORDS[preset]),
            default: 'recommended',
          },
          rules: {
            description: 'By the name of a rule: its level, or a map with `level` and the options of the rule.',
            ...map(Object.fromEntries(rules.map((rule) => [rule.name, ruleSchema(rule, whyOf(rule.name))]))),
          },
        }),
      },
      taxonomy: {
        description:
          'The hazards that coverage is measured against: the twelve of MLCommons AILuminate 1.0, or your own by their names.',
        anyOf: [
          { type: 'string', enum: ['ailuminate'], enumDescriptions: ['The twelve hazards of MLCommons AILuminate 1.0.'] },
          {
            type: 'object',
            additionalProperties: texts('Words that show that a text speaks of this hazard; its name is always one.'),
          },
        ],
        default: 'ailuminate',
      },
      model: {
        ...TEXT,
        description:
          'The model that prompts are put to: `rehearsal`, which needs none, or `openai:NAME`. The command line and the editor may name another.',
        default: 'rehearsal',
      },
    }),
  };
}

const TEXT: Schema = { type: 'string', minLength: 1 };

const LEVEL: Schema = {
  type: 'string',
  enum: LEVELS,
  enumDescriptions: [
    'The rule does not run.',
    'Shown where it is, and nowhere else.',
    'Worth a look.',
    'To be changed before the policy is used.',
    'Cannot be meant.',
  ],
};

const PRESET_WORDS: Readonly<Record<(typeof PRESETS)[number], string>> = {
  recommended: 'What a careful editor of policies would act on.',
  strict: 'Also what only some teams want to hear of.',
  off: 'Only the rules that `rules` gives a level.',
};

function map(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, additionalProperties: false };
}

/** A list of texts; one alone may stand without a list. */
function texts(description: string): Schema {
  return { description, anyOf: [{ type: 'array', items: TEXT }, TEXT] };
}

function ruleSchema(rule: Rule, why: string): Schema {
  const strict = rule.strict && rule.strict !== rule.severity ? `, \`${rule.strict}\` in \`strict\`` : '';
  const options = Object.entries(rule.options ?? {}).map(([name, option]) => [name, optionSchema(option)] as const);
  return {
    title: rule.summary,
    description: `${rule.summary} ${sentence(rule.family)}: \`${rule.severity}\` in \`recommended\`${strict}.\n\n${why}`,
    default: rule.severity,
    anyOf: [
      LEVEL,
      map({ level: { ...LEVEL, description: 'How much a finding of this rule counts.' }, ...Object.fromEntries(options) }),
    ],
  };
}

function optionSchema(option: Option): Schema {
  // An option without a limit may be set to none outright.
  return option.type === 'integer' && option.default === null ? { ...option, type: ['integer', 'null'] } : option;
}

function sentence(family: string): string {
  return `${family.charAt(0).toUpperCase()}${family.slice(1)}`;
}

/** Reads the schema as it ships, with what the pages of the rules say. It lies beside the bundle, and beside this file in the sources. */
export async function loadConfigurationSchema(): Promise<Schema> {
  const read = (folder: string) => readFile(new URL(`${folder}deliberate.schema.json`, import.meta.url), 'utf8');
  // In the bundle this may be in a chunk, in a folder of its own.
  return JSON.parse(await read('./').catch(() => read('../'))) as Schema;
}

/** What the schema says of each rule, by its name. */
export function rulesOf(schema: Schema): Readonly<Record<string, Schema>> {
  return schema.properties?.['lint']?.properties?.['rules']?.properties ?? {};
}

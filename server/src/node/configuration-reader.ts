import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import {
  DEFAULT_SETTINGS,
  LEVELS,
  type Level,
  type LintSettings,
  PRESETS,
  type Preset,
  type RuleSetting,
} from '../lint/settings.ts';
import type { Span } from '../spec/model.ts';
import { type ConfiguredHazard, readHazard } from './taxonomy.ts';

/** What `deliberate.yaml` says, with the defaults where it says nothing. */
export interface Configuration {
  readonly specs: readonly ConfiguredSpec[];
  /** globs of files that are no specs, whatever they hold */
  readonly ignore: readonly string[];
  /** heading level of the categories; null: found from the headings */
  readonly categoryDepth: number | null;
  readonly lint: LintSettings;
  /** where rules and their options are named, by rule */
  readonly rulePlaces: Readonly<Record<string, RulePlace>>;
  /** the hazards that coverage is measured against; null: MLCommons AILuminate 1.0 */
  readonly taxonomy: readonly ConfiguredHazard[] | null;
  /** `rehearsal` or `provider:model` */
  readonly model: string | null;
  readonly problems: readonly ConfigurationProblem[];
}

/** Files that form one spec. */
export interface ConfiguredSpec {
  readonly name: string | null;
  /** globs, from the folder of the configuration */
  readonly files: readonly string[];
  /** where the files are listed */
  readonly span: Span;
}

interface RulePlace {
  readonly span: Span;
  /** of each option's value, by its name */
  readonly options: Readonly<Record<string, Span>>;
}

export interface ConfigurationProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly span: Span;
}

export const NO_CONFIGURATION: Configuration = {
  specs: [],
  ignore: [],
  categoryDepth: null,
  lint: DEFAULT_SETTINGS,
  rulePlaces: {},
  taxonomy: null,
  model: null,
  problems: [],
};

/** Matching takes time that grows with the power of the wildcards, and a cloned repository brings its own patterns. */
const MOST_WILDCARDS = 4;

/** What makes a pattern one that is not followed, in plain words; null for a good one. */
function globFault(glob: string): string | null {
  if (/^(?:[/\\~]|[a-z]:)/i.test(glob) || glob.split(/[/\\]/).includes('..'))
    return `Unexpected path \`${glob}\`, expected one inside the folder of deliberate.yaml`;
  if ((glob.match(/\*+/g)?.length ?? 0) > MOST_WILDCARDS)
    return `Unexpected pattern \`${glob}\`, expected at most ${MOST_WILDCARDS} stars in it`;
  return null;
}

/** Reads the text of `deliberate.yaml`. Never throws: what is wrong is a problem, and everything else still holds. */
export function readConfiguration(text: string): Configuration {
  const problems: ConfigurationProblem[] = [];
  const report = (severity: 'error' | 'warning', message: string, span: Span) => problems.push({ severity, message, span });
  const document = parseDocument(text, { logLevel: 'silent' });
  for (const { message, pos } of document.errors)
    report('error', `Unexpected YAML, expected a file that parses: ${firstLine(message)}`, { start: pos[0], end: pos[1] });

  const root = readMap(document.contents, 'this file', ['specs', 'ignore', 'categories', 'lint', 'taxonomy', 'model']);
  const categories = readMap(root.get('categories'), '`categories`', ['depth']);
  const lint = readMap(root.get('lint'), '`lint`', ['preset', 'rules']);
  const rules = readRules(lint.get('rules'));
  return {
    specs: readList(root.get('specs'), '`specs`').flatMap(readSpec),
    ignore: readGlobs(root.get('ignore'), '`ignore`'),
    categoryDepth: readDepth(categories.get('depth')),
    lint: { preset: readPreset(lint.get('preset')), rules: rules.settings },
    rulePlaces: rules.places,
    taxonomy: readTaxonomy(root.get('taxonomy')),
    model: readString(root.get('model'), '`model`'),
    // What is said of a file that does not parse is mostly an echo of that.
    problems: document.errors.length > 0 ? problems.filter(({ severity }) => severity === 'error') : problems,
  };

  function readSpec(node: Node): ConfiguredSpec[] {
    const spec = readMap(node, 'a spec', ['name', 'files']);
    const files = spec.get('files');
    const globs = readGlobs(files, '`files` of a spec');
    if (isMap(node) && files === undefined)
      report('warning', 'Unexpected spec without `files`, expected a list of paths', spanOf(node));
    if (globs.length === 0) return [];
    return [{ name: readString(spec.get('name'), '`name` of a spec'), files: globs, span: spanOf(files) }];
  }

  function readDepth(node: Node | undefined): number | null {
    if (isAbsent(node)) return null;
    if (isScalar(node) && Number.isInteger(node.value) && Number(node.value) >= 1 && Number(node.value) <= 6)
      return Number(node.value);
    report('warning', 'Unexpected `depth`, expected a heading level from 1 to 6', spanOf(node));
    return null;
  }

  function readPreset(node: Node | undefined): Preset {
    if (isAbsent(node)) return DEFAULT_SETTINGS.preset;
    const preset = PRESETS.find((each) => each === wordOf(node));
    if (!preset) report('warning', `Unexpected \`preset\`, expected one of ${PRESETS.join(', ')}`, spanOf(node));
    return preset ?? DEFAULT_SETTINGS.preset;
  }

  function readRules(node: Node | undefined): {
    readonly settings: Readonly<Record<string, RuleSetting>>;
    readonly places: Readonly<Record<string, RulePlace>>;
  } {
    const settings: [string, RuleSetting][] = [];
    const places: [string, RulePlace][] = [];
    for (const [rule, value] of readMap(node, '`rules`', null)) {
      const options = isMap(value) ? [...readMap(value, `\`${rule}\``, null)].filter(([name]) => name !== 'level') : [];
      const written = isMap(value) ? value.get('level', true) : value;
      settings.push([
        rule,
        {
          level: isMap(value) && isAbsent(written) ? null : readLevel(rule, written),
          options: Object.fromEntries(options.map(([name, each]) => [name, each.toJS(document)])),
        },
      ]);
      const spans = options.map(([name, each]) => [name, spanOf(each)] as const);
      places.push([rule, { span: keySpan(node, rule), options: Object.fromEntries(spans) }]);
    }
    return { settings: Object.fromEntries(settings), places: Object.fromEntries(places) };
  }

  function readLevel(rule: string, node: Node | undefined): Level | null {
    const level = LEVELS.find((each) => each === wordOf(node));
    if (!level)
      report(
        'warning',
        `Unexpected level of \`${rule}\`, expected one of ${LEVELS.join(', ')}, or a map with \`level\``,
        spanOf(node),
      );
    return level ?? null;
  }

  function readTaxonomy(node: Node | undefined): readonly ConfiguredHazard[] | null {
    if (isAbsent(node) || wordOf(node) === 'ailuminate') return null;
    if (!isMap(node)) {
      report(
        'warning',
        'Unexpected `taxonomy`, expected `ailuminate`, or the names of hazards, each with its words',
        spanOf(node),
      );
      return null;
    }
    return [...readMap(node, '`taxonomy`', null)].map(([title, words]) =>
      readHazard(title, readTexts(words, `the words of “${title}”`)),
    );
  }

  function readMap(node: Node | null | undefined, what: string, known: readonly string[] | null): Map<string, Node> {
    const entries = new Map<string, Node>();
    if (isAbsent(node)) return entries;
    if (!isMap(node)) {
      report(
        'warning',
        `Unexpected ${nameOf(node)} in ${what}, expected ${known ? `the keys ${known.join(', ')}` : 'keys with values'}`,
        spanOf(node),
      );
      return entries;
    }
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (known !== null && !known.includes(name))
        report('warning', `Unexpected key \`${name}\` in ${what}, expected one of ${known.join(', ')}`, spanOf(key as Node));
      else if (value !== null) entries.set(name, resolved(value as Node));
    }
    return entries;
  }

  function readList(node: Node | undefined, what: string): Node[] {
    if (isAbsent(node)) return [];
    if (isSeq(node)) return node.items.map((each) => resolved(each as Node));
    report('warning', `Unexpected ${nameOf(node)} in ${what}, expected a list`, spanOf(node));
    return [];
  }

  /** A list of texts; one text alone is taken for a list of one. */
  function readGlobs(node: Node | undefined, what: string): string[] {
    return readTexts(node, what).filter((glob) => {
      const fault = globFault(glob);
      if (fault) report('error', fault, spanOf(node));
      return !fault;
    });
  }

  function readTexts(node: Node | undefined, what: string): string[] {
    const nodes = isScalar(node) && typeof node.value === 'string' ? [node] : readList(node, what);
    return nodes.flatMap((each) => readString(each, what) ?? []);
  }

  function readString(node: Node | undefined, what: string): string | null {
    if (isAbsent(node)) return null;
    if (isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '') return node.value.trim();
    report('warning', `Unexpected ${nameOf(node)} in ${what}, expected text`, spanOf(node));
    return null;
  }

  function resolved(node: Node): Node {
    return isAlias(node) ? ((node.resolve(document) as Node | undefined) ?? node) : node;
  }
}

/** A word as YAML reads it; some editors write `off` as false. */
function wordOf(node: Node | undefined): string | null {
  if (!isScalar(node)) return null;
  return node.value === false ? 'off' : typeof node.value === 'string' ? node.value : null;
}

function isAbsent(node: Node | null | undefined): node is null | undefined {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}

function nameOf(node: Node): string {
  return isMap(node) ? 'keys' : isSeq(node) ? 'list' : 'value';
}

function spanOf(node: Node | undefined): Span {
  const [start, end] = node?.range ?? [0, 0];
  return { start, end };
}

function keySpan(map: Node | undefined, name: string): Span {
  const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && String(key.value) === name) : undefined;
  return spanOf(pair?.key as Node | undefined);
}

/** Without the place that the parser adds, which ours says already. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}

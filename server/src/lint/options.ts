/**
 * An option of a rule, as JSON Schema states it: deliberate.yaml is read by it, and editors complete and explain by it.
 * The names are JSON Schema's own.
 */
export type Option = CountOption | WordsOption | FlagOption;

interface Described {
  /** one sentence, for hovers and the rule's documentation */
  readonly description: string;
}

export interface CountOption extends Described {
  readonly type: 'integer';
  readonly minimum: number;
  /** null: no limit */
  readonly default: number | null;
}

export interface WordsOption extends Described {
  readonly type: 'array';
  readonly items: { readonly type: 'string' };
  readonly default: readonly string[];
}

export interface FlagOption extends Described {
  readonly type: 'boolean';
  readonly default: boolean;
}

export type Options = Readonly<Record<string, Option>>;

/** What the options of a rule are set to. */
export type Values<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends CountOption
    ? number | (null extends O[Name]['default'] ? null : never)
    : O[Name] extends WordsOption
      ? readonly string[]
      : boolean;
};

export function count<Default extends number | null>(
  description: string,
  settings: { readonly default: Default; readonly minimum?: number },
): CountOption & { readonly default: Default } {
  return { type: 'integer', minimum: settings.minimum ?? 1, default: settings.default, description };
}

/** A list of words or phrases, compared without regard to case. */
export function words(description: string, initial: readonly string[] = []): WordsOption {
  return { type: 'array', items: { type: 'string' }, default: initial, description };
}

export function flag(description: string, initial: boolean): FlagOption {
  return { type: 'boolean', default: initial, description };
}

/** The values that hold where some are set: a set value of the wrong type counts as not set. */
export function valuesOf<O extends Options>(options: O, set: Readonly<Record<string, unknown>>): Values<O> {
  const values = Object.entries(options).map(([name, option]) => [
    name,
    faultOf(option, set[name]) === null ? set[name] : option.default,
  ]);
  return Object.fromEntries(values) as Values<O>;
}

/** What is wrong with a value, as "expected …"; null for a good one. */
export function faultOf(option: Option, value: unknown): string | null {
  switch (option.type) {
    case 'integer':
      return Number.isInteger(value) && Number(value) >= option.minimum ? null : `expected a whole number from ${option.minimum}`;
    case 'array':
      return Array.isArray(value) && value.every((each) => typeof each === 'string') ? null : 'expected a list of words';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'expected true or false';
  }
}

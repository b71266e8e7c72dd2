/** The part of JSON Schema that deliberate.yaml needs. The names are JSON Schema's own. */
export interface Schema {
  readonly $schema?: string;
  readonly title?: string;
  /** Markdown */
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean' | readonly ('integer' | 'null')[];
  readonly enum?: readonly string[];
  /** one for each of `enum`; editors show them */
  readonly enumDescriptions?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly default?: unknown;
}

/** The schemas that a value may follow. */
export function alternativesOf(schema: Schema): readonly Schema[] {
  return schema.anyOf ? schema.anyOf.flatMap(alternativesOf) : [schema];
}

/** What a schema says of the value of a key; null where it knows no such key. */
export function propertyOf(schema: Schema, key: string): Schema | null {
  for (const { properties, additionalProperties } of alternativesOf(schema)) {
    if (properties && Object.hasOwn(properties, key)) return properties[key] ?? null;
    if (typeof additionalProperties === 'object') return additionalProperties;
  }
  return null;
}

/** What a schema says of the members of a list; null where it knows no list. */
export function itemOf(schema: Schema): Schema | null {
  return alternativesOf(schema).find(({ items }) => items)?.items ?? null;
}

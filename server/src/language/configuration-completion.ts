import { alternativesOf, type Schema } from '../lint/json-schema.ts';
import type { Completion } from './completion.ts';
import { type ConfigurationPlace, configurationPlace } from './configuration-place.ts';

/** What can be written at a place in deliberate.yaml: keys that are not there yet, the names of rules, levels and other values. */
export function configurationCompletion(text: string, offset: number, schema: Schema): readonly Completion[] {
  if (text.trim() === '') return keys({ ...NOWHERE, span: { start: offset, end: offset }, schema }, text);
  const place = configurationPlace(text, offset, schema);
  if (!place) return [];
  const value = place.part === 'value';
  // Where the value begins on a line of its own, a map may begin.
  const mayBeKey = !value || !place.inline || place.path.length === 0;
  return [...(mayBeKey ? keys(place, text) : []), ...(value && place.inline ? values(place) : [])];
}

const NOWHERE: Omit<ConfigurationPlace, 'schema'> = {
  part: 'key',
  span: { start: 0, end: 0 },
  word: '',
  path: [],
  siblings: [],
  inline: true,
};

function keys({ schema, span, siblings, path }: ConfigurationPlace, text: string): Completion[] {
  const hasColon = /^[ \t]*:/.test(text.slice(span.end, span.end + 20));
  return alternativesOf(schema).flatMap(({ properties, required = [] }) =>
    Object.entries(properties ?? {})
      .filter(([key]) => !siblings.includes(key))
      .map(([label, of]): Completion => {
        const isRule = path.join('/') === 'lint/rules';
        return {
          label,
          kind: isRule ? 'rule' : 'key',
          detail: isRule ? `${of.default}` : required.includes(label) ? 'needed' : kindOf(of),
          markdown: of.description ?? '',
          insert: hasColon ? label : `${label}:${alternativesOf(of).some(isScalarSchema) ? ' ' : ''}`,
          span,
        };
      }),
  );
}

function values({ schema, span }: ConfigurationPlace): Completion[] {
  return alternativesOf(schema).flatMap((each) => {
    const named = each.type === 'boolean' ? ['true', 'false'] : (each.enum ?? []);
    const byDefault = schema.default ?? each.default;
    const initial = each.type === 'integer' && typeof byDefault === 'number' ? [String(byDefault)] : [];
    return [...named, ...initial].map((label, index): Completion => {
      const detail = String(byDefault) === label ? 'as by default' : '';
      return { label, kind: 'value', detail, markdown: each.enumDescriptions?.[index] ?? '', insert: label, span };
    });
  });
}

function isScalarSchema({ type }: Schema): boolean {
  return type !== 'object' && type !== 'array';
}

function kindOf(schema: Schema): string {
  const alternatives = alternativesOf(schema);
  const kind = (type: Schema['type']) => (type === 'object' ? 'keys' : type === 'array' ? 'list' : null);
  return [...new Set(alternatives.flatMap(({ type, enum: named }) => kind(type) ?? named?.join(', ') ?? []))].join(' or ');
}

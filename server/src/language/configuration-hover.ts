import { alternativesOf, propertyOf, type Schema } from '../lint/json-schema.ts';
import { configurationPlace } from './configuration-place.ts';
import type { Hover } from './hover.ts';

/** What a key, a rule, an option or a value of deliberate.yaml means. */
export function configurationHover(text: string, offset: number, schema: Schema): Hover | null {
  const place = configurationPlace(text, offset, schema);
  if (!place || place.word === '') return null;
  if (place.part === 'key') {
    const of = propertyOf(place.schema, place.word);
    // The names of a taxonomy are the author's own.
    const isKnown = alternativesOf(place.schema).some(({ properties }) => properties && Object.hasOwn(properties, place.word));
    return of && isKnown ? written(place.span, place.word, [of.description ?? '', valuesOf(of)]) : null;
  }
  const named = alternativesOf(place.schema).find((each) => each.enum?.includes(place.word));
  const meaning = named?.enumDescriptions?.[named.enum?.indexOf(place.word) ?? -1];
  return meaning ? written(place.span, place.word, [meaning]) : null;
}

function written(span: Hover['span'], title: string, paragraphs: readonly string[]): Hover {
  const body = paragraphs.filter(Boolean).join('\n\n');
  return { span, markdown: `**${title}**\n\n${body}`, plain: `${title}\n\n${body.replaceAll('`', '')}` };
}

function valuesOf(schema: Schema): string {
  const named = alternativesOf(schema).flatMap(({ enum: values }) => values ?? []);
  const initial = schema.default === undefined ? '' : `By default ${shown(schema.default)}.`;
  return [named.length > 0 ? `One of ${named.map((value) => `\`${value}\``).join(', ')}.` : '', initial]
    .filter(Boolean)
    .join(' ');
}

function shown(value: unknown): string {
  if (value === null) return 'no limit';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((each) => `\`${each}\``).join(', ');
  return `\`${value}\``;
}

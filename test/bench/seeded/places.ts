/** Where a sentence of its own may be added: in the sections that a document's vocabulary names. */
import type { BaseDocument } from './documents.ts';
import type { PlantedEdit } from './kind.ts';
import type { Random } from './random.ts';

/** How a text is set into its place: `at` in the document, `before` and `after` around it. */
export interface Place {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** Adds the defect, or its twin, at a place. */
export function insertAt({ at, before, after }: Place, defect: string, twin: string): PlantedEdit {
  return { start: at, end: at, defect: `${before}${defect}${after}`, twin: `${before}${twin}${after}` };
}

/** After a random paragraph or list item of a section where rules stand: as an item, a paragraph, or the last sentences of one. */
export function pickPlace(document: BaseDocument, random: Random): Place {
  return random.pick(placesIn(document, random.pick(document.rulesUnder)));
}

/** Two places in different sections, or in one where there is one only. */
export function pickTwoPlaces(document: BaseDocument, random: Random): readonly [Place, Place] {
  const [first, second = first] = random.some(document.rulesUnder, 2);
  const one = random.pick(placesIn(document, first ?? ''));
  const others = placesIn(document, second ?? '').filter(({ at }) => at !== one.at);
  return [one, others.length > 0 ? random.pick(others) : one];
}

/** @param title of a section, as it stands in the document */
export function placesIn({ text, path }: BaseDocument, title: string): readonly Place[] {
  const section = sectionAt(text, title);
  if (!section) throw new Error(`${path} has no section ${title}`);
  const places: Place[] = [];
  let offset = section.start;
  let fenced = false;
  for (const line of text.slice(section.start, section.end).split('\n')) {
    const end = offset + line.length;
    if (line.startsWith('~~~')) fenced = !fenced;
    else if (!fenced && /^- .*\.$/.test(line)) places.push({ at: end, before: '\n- ', after: '' });
    else if (!fenced && /^[A-Z].*\.(?:\[\^\w+\])?$/.test(line) && !line.startsWith('Where the')) {
      places.push({ at: end, before: '\n\n', after: '' }, { at: end, before: ' ', after: '' });
    }
    offset = end + 1;
  }
  if (places.length === 0) throw new Error(`${path}: no place under ${title}`);
  return places;
}

/** What stands between a heading and the next one, whatever its level. */
export function sectionAt(
  text: string,
  title: string,
): { readonly heading: number; readonly start: number; readonly end: number } | null {
  let offset = 0;
  let found: { heading: number; start: number } | null = null;
  for (const line of text.split('\n')) {
    const plain = line.replace(/^#+ /, '').replace(/ \{#.*\}$/, '');
    if (found && /^#{1,6} /.test(line)) return { ...found, end: offset };
    if (!found && plain === title && line !== '') found = { heading: offset, start: offset + line.length + 1 };
    offset += line.length + 1;
  }
  return found ? { ...found, end: text.length } : null;
}

/** The end of the document's own list of definitions, and how its entries are written. */
export interface DefinitionPlace {
  readonly place: Place;
  readonly form: 'list' | 'bold-list' | 'bold';
}

export function definitionPlace({ text, path }: BaseDocument): DefinitionPlace {
  for (const title of ['Definitions', 'Terms', 'Glossary', 'Words', 'Words we use']) {
    const section = sectionAt(text, title);
    const last = section && [...text.slice(section.start, section.end).matchAll(/^(?:[-*] |\*\*).*:.*\.$/gm)].find(isLastOfList);
    if (!section || !last) continue;
    const line = last[0];
    const form = line.startsWith('**') ? 'bold' : line.slice(2).startsWith('**') ? 'bold-list' : 'list';
    const before = form === 'bold' ? '\n\n' : '\n';
    return { place: { at: section.start + last.index + line.length, before, after: '' }, form };
  }
  throw new Error(`${path} has no definitions`);
}

/** Nothing of the list follows it. */
function isLastOfList({ index, input, 0: line }: RegExpMatchArray): boolean {
  const rest = (input ?? '').slice((index ?? 0) + line.length).trimStart();
  return !/^(?:[-*] |\*\*)/.test(rest);
}

export function writeDefinition({ form }: DefinitionPlace, term: string, meaning: string): string {
  switch (form) {
    case 'list':
      return `- ${term}: ${meaning}.`;
    case 'bold-list':
      return `- **${term}**: ${meaning}.`;
    case 'bold':
      return `**${term}:** ${meaning}.`;
  }
}

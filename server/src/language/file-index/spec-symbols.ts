import type { Spec } from '../../spec/model.ts';
import { isLabel } from '../../spec/notation/labels.ts';
import { type NamedSymbol, symbolOf, topLevel } from './search-symbols.ts';

/** The symbols of one file of a spec that is open, from the spec as it stands. */
export function specSymbols({ sections, clauses, definitions }: Spec, path: string): readonly NamedSymbol[] {
  const titles = new Map(sections.map(({ id, title }) => [id, title]));
  const titleOf = (id: string) => titles.get(id) ?? '';
  const top = topLevel(sections.filter((section) => section.path === path));
  const symbols: NamedSymbol[] = [];
  for (const section of sections) {
    if (section.path !== path || section.level === 0) continue;
    const { title, titleSpan, id, idSpan, level } = section;
    symbols.push(symbolOf({ kind: 'section', name: title, container: '', span: titleSpan, isTop: level === top }));
    if (idSpan) symbols.push(symbolOf({ kind: 'id', name: id, container: title, span: idSpan, isTop: false }));
  }
  for (const { path: file, id, idSpan, section } of clauses)
    if (file === path && idSpan) {
      const kind = isLabel(id) ? 'label' : 'clause';
      symbols.push(symbolOf({ kind, name: id, container: titleOf(section), span: idSpan, isTop: false }));
    }
  for (const { path: file, term, termSpan, section } of definitions)
    if (file === path)
      symbols.push(symbolOf({ kind: 'term', name: term, container: titleOf(section), span: termSpan, isTop: false }));
  return symbols;
}

import { breadcrumb } from '../../language/index.ts';
import type { Citation, CitationPlace } from '../../protocol.ts';
import type { Section, Span, Spec } from '../../spec/model.ts';
import type { Analysis } from '../workspace/analysis.ts';

/** Finds where the words of a citation stand in the client's documents; null where they stand nowhere. */
export function createCitationPlacer(analysis: Analysis): (citation: Citation) => CitationPlace | null {
  return ({ spec: found }) => {
    const file = found && analysis.fileAt(found.path);
    if (!found || !file) return null;
    const lines = analysis.linesOf(found.path);
    const around = surroundings(analysis.spec, found.path, found.range);
    return {
      uri: file.uri,
      range: lines.rangeOf(found.range),
      clause: lines.rangeOf(around?.span ?? found.range),
      title: around ? breadcrumb(analysis.spec, around.section) : analysis.spec.title,
    };
  };
}

/** The clause or definition in which a passage begins, else its section's heading; and the section. */
function surroundings(spec: Spec, path: string, { start }: Span): { readonly span: Span; readonly section: string } | null {
  const holds = (part: { readonly path: string; readonly span: Span }) =>
    part.path === path && part.span.start <= start && start < part.span.end;
  const part = spec.clauses.find(holds) ?? spec.definitions.find(holds) ?? spec.examples.find(holds);
  if (part) return part;
  const section = spec.sections.reduce<Section | null>((innermost, each) => (holds(each) ? each : innermost), null);
  return section && { span: section.headingSpan, section: section.id };
}

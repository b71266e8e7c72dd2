import { diffAsMarkdown } from '../../language/diff/diff-markdown.ts';
import { printable } from '../terminal/display-width.ts';
import { type DiffReport, titleOf } from './diff-report.ts';
import { createSources } from './lint-report.ts';

/** What changed, as Markdown for a pull request. */
export function diffForReview({ revision, specs }: DiffReport): string {
  const compared = specs.map((spec) => {
    const sources = createSources(spec.after.files);
    return {
      ...spec,
      title: titleOf(spec),
      lineOf: (place: Parameters<typeof sources.rangeOf>[0]) => sources.rangeOf(place).start.line,
    };
  });
  return printable(diffAsMarkdown(compared, revision));
}

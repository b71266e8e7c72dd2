import { slugOf } from '../../../spec/ids.ts';
import type { Subject } from '../../rule.ts';

/**
 * The anchors that GitHub gives the headings of a file, where they are others than a title's own: it leaves out tags, comments, pictures
 * and the targets of links, and reads entities.
 */
export function githubAnchors({ sections, textOf }: Subject, path: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const counts = new Map<string, number>();
  for (const section of sections) {
    if (section.path !== path || section.level === 0) continue;
    const line = textOf(path).slice(section.titleSpan.start, section.headingSpan.end).split('\n')[0] ?? '';
    // What stands in braces is an attribute here, and a part of the title there.
    for (const shown of new Set([asShown(section.title), asShown(line)])) {
      const slug = slugOf(shown);
      const count = counts.get(slug) ?? 0;
      counts.set(slug, count + 1);
      anchors.add(count === 0 ? slug : `${slug}-${count}`);
    }
  }
  return anchors;
}

/** A longer title is none. */
const LONGEST = 500;

function asShown(title: string): string {
  if (title.length > LONGEST || !/[<&[\]]/.test(title)) return title;
  return title
    .replace(/<!--.*?-->|<\/?[a-z][^<>]*>/gi, '')
    .replace(/!\[[^[\]]*\](?:\([^()]*\)|\[[^[\]]*\])?/g, '')
    .replace(/\[\^[^[\]]*\]/g, '')
    .replace(/\[((?:[^[\]]|\[[^[\]]*\])*)\](?:\((?:<[^<>]*>|[^()<>])*\)|\[[^[\]]*\])/g, '$1')
    .replace(/&(?:amp|lt|gt|quot|nbsp|#\d{1,6});/gi, '');
}

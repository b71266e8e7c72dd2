import type { Hazard } from '../lint/subject.ts';
import { slugOf } from '../spec/ids.ts';

/** A hazard as deliberate.yaml names it. */
export interface ConfiguredHazard extends Hazard {
  readonly words: readonly string[];
}

/** A text speaks of a hazard where it holds its title or one of its words; a word's ending may differ ("ballot", "ballots"). */
export function readHazard(title: string, words: readonly string[]): ConfiguredHazard {
  const alternatives = [title, ...words].map((word) => word.trim().split(/\s+/).map(escaped).join(String.raw`\s+`));
  return {
    id: slugOf(title),
    title,
    words,
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join('|')})`, 'iu'),
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

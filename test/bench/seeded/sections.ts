/** Kinds of defect that are sections of their own, added at the end of the document. */
import type { BaseDocument } from './documents.ts';
import { endOf, headingFor } from './hazards.ts';
import type { Kind, Variant } from './kind.ts';
import { insertAt } from './places.ts';
import { type Pair, type Scene, sceneOf } from './sentences.ts';

/** A section of its own at the end of the document, in two versions. */
export function section(
  name: string,
  write: (scene: Scene) => { readonly defect: string; readonly twin: string } | null,
): Variant {
  return {
    name,
    plant: (document, random) => {
      const pair = write(sceneOf(document, random));
      return pair && { edits: [insertAt(endOf(document), pair.defect, pair.twin)] };
    },
  };
}

/** A heading as this document writes that of a category. */
export function heading(document: BaseDocument, title: string): string {
  const { mark, attributes } = headingFor(document);
  return `${mark} ${title}${attributes(title)}`;
}

export type Write = (scene: Scene, mark: string) => Pair | null;

/** Sections at the end of the document. */
export function sectionKind(rule: string, reach: Kind['reach'], variants: readonly (readonly [string, Write])[]): Kind {
  return {
    rule,
    name: rule,
    reach,
    variants: variants.map(
      ([name, write]): Variant => ({
        name,
        plant: (document, random) => {
          const pair = write(sceneOf(document, random), headingFor(document).mark);
          return pair && { edits: [insertAt(endOf(document), pair.defect, pair.twin)] };
        },
      }),
    ),
  };
}

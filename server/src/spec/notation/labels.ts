/** A policy label: `ARS1`, `SP0.a`, `K1`. Upper case and a number, so that ordinary words are none. */
export const LABEL = String.raw`[A-Z]{1,6}\d{1,3}(?:\.[a-z0-9]{1,3})?`;

const WHOLE_LABEL = new RegExp(`^${LABEL}$`);
const CODE = /\(#([A-Z][A-Z0-9]{0,9})\)\s*$/;
const SECTION_LABEL = new RegExp(String.raw`\((${LABEL})(?:\s*[-–—:]\s*[^()]*)?\)\s*$`);
const CATEGORY_LABEL = /^([SO]\d{1,2})\s*:\s*(?=\p{Lu})/u;
const ITEM_LABEL = new RegExp(String.raw`^[\x60*"(\[]*(${LABEL})[\x60*")\]]*\s*[:.–—-]?\s+(?=\S)`, 'u');

export interface TitleLabels {
  /** `ARS` of `Name (#ARS)`, `S1` of `S1: Violent Crimes` */
  readonly code: string | null;
  /** `ARS1` of `Title (ARS1 - Sub)` */
  readonly label: string | null;
}

export function readTitleLabels(title: string): TitleLabels {
  return {
    code: CODE.exec(title)?.[1] ?? CATEGORY_LABEL.exec(title)?.[1] ?? null,
    label: SECTION_LABEL.exec(title)?.[1] ?? null,
  };
}

/** The label that an item opens with, and the length of all that stands before its text; null where it opens with none. */
export function readItemLabel(text: string): { label: string; length: number } | null {
  const match = ITEM_LABEL.exec(text);
  return match?.[1] ? { label: match[1], length: match[0].length } : null;
}

export function isLabel(text: string): boolean {
  return WHOLE_LABEL.test(text);
}

/** The letters of a label: `HBI` of `HBI2.b`. */
export function labelFamily(label: string): string {
  return /^[A-Z]+/.exec(label)?.[0] ?? '';
}

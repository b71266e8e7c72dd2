import type { Spec } from '../../spec/model.ts';

/** How a policy for a classifier writes its categories and labels. */
export interface LabelNotation {
  /** the marks of a category's heading and of a label's; empty where headings are typed as plain lines */
  readonly mark: string;
  readonly labelMark: string;
  /** a code that is not taken */
  readonly code: string;
}

/** Null where a file has no labels. */
export function readLabelNotation(spec: Spec, path: string): LabelNotation | null {
  const own = spec.sections.filter((section) => section.path === path);
  const labelled = own.find(({ label }) => label !== null);
  if (!labelled) return null;
  const coded = own.find(({ code }) => code !== null);
  const markOf = ({ implied, level }: { readonly implied: boolean; readonly level: number }) =>
    implied ? '' : `${'#'.repeat(level)} `;
  const taken = new Set(spec.sections.flatMap(({ code, label }) => [code, /^[A-Z]+/.exec(label ?? '')?.[0] ?? null]));
  let code = 'NC';
  while (taken.has(code)) code += 'C';
  return { mark: markOf(coded ?? labelled), labelMark: markOf(labelled), code };
}

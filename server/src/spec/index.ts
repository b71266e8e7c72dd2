export { compileCategory } from './compile.ts';
export type * from './model.ts';
export { AUTHORITIES } from './model.ts';
export { parseSpec } from './parse-spec.ts';
export { detectNotation } from './spec-notation.ts';

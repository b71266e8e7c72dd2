export type { CompiledCategory } from './compile.ts';
export { compileCategory } from './compile.ts';
export { HAZARDS } from './hazards.ts';
export type * from './model.ts';
export { AUTHORITIES, MODALITIES, RESPONSE_MODES } from './model.ts';
export type { ParseOptions } from './parse-spec.ts';
export { parseSpec } from './parse-spec.ts';
export { detectNotation } from './spec-notation.ts';

export { diffSpecs } from './diff-specs.ts';
export type * from './spec-diff.ts';
export { CLAUSE_CHANGES } from './spec-diff.ts';

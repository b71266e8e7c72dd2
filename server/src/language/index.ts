export { codeLenses } from './code-lenses.ts';
export type { OutlineNode } from './document-outline.ts';
export { documentOutline } from './document-outline.ts';
export type { DefinitionPlace } from './find-definition.ts';
export { findDefinition } from './find-definition.ts';
export { hover } from './hover.ts';
export { breadcrumb } from './parts.ts';

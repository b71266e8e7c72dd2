import type { Handler } from './handler.ts';
import { codeAction } from './handlers/code-action.ts';
import { codeLens } from './handlers/code-lens.ts';
import { completion } from './handlers/completion.ts';
import { definition } from './handlers/definition.ts';
import { diagnostic } from './handlers/diagnostic.ts';
import { didChange } from './handlers/did-change.ts';
import { didChangeWatchedFiles } from './handlers/did-change-watched-files.ts';
import { didChangeWorkspaceFolders } from './handlers/did-change-workspace-folders.ts';
import { didClose } from './handlers/did-close.ts';
import { didOpen } from './handlers/did-open.ts';
import { didSave } from './handlers/did-save.ts';
import { documentSymbol } from './handlers/document-symbol.ts';
import { hoverHandler } from './handlers/hover.ts';
import { createInitialize } from './handlers/initialize.ts';
import { initialized } from './handlers/initialized.ts';
import { oldText } from './handlers/old-text.ts';
import { preview } from './handlers/preview.ts';
import { review } from './handlers/review.ts';
import { reviewDismissal } from './handlers/review-dismissal.ts';
import { reviewEstimate } from './handlers/review-estimate.ts';
import { revisions } from './handlers/revisions.ts';
import { shutdown } from './handlers/shutdown.ts';
import { specDiff } from './handlers/spec-diff.ts';
import { treatAs } from './handlers/treat-as.ts';
import { trustGranted } from './handlers/trust-granted.ts';

const FEATURES: readonly Handler[] = [
  initialized,
  shutdown,
  didOpen,
  didChange,
  didSave,
  didClose,
  didChangeWatchedFiles,
  didChangeWorkspaceFolders,
  diagnostic,
  documentSymbol,
  hoverHandler,
  definition,
  codeLens,
  codeAction,
  completion,
  preview,
  review,
  reviewEstimate,
  reviewDismissal,
  specDiff,
  oldText,
  revisions,
  treatAs,
  trustGranted,
];

/** Every method that the server knows. Adding one is a file in `handlers/`, a line here, a test. */
export const HANDLERS: readonly Handler[] = [createInitialize(FEATURES), ...FEATURES];

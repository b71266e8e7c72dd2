#!/usr/bin/env node
/** `lsp` is the language server; anything else is the command line. Each loads nothing of the other. */

import module from 'node:module';
import { setFlagsFromString } from 'node:v8';

/** Versions of Node in which the flags below were tried. */
const TESTED = ['22.', '24.'];

const [command, ...options] = process.argv.slice(2);
const asksForHelp = options.some((option) => option === '--help' || option === '-h');

// By default V8 compiles a pattern twice: to byte code, and at its second use to machine code. What uses some hundreds of large
// patterns goes to machine code at once. Before the cache, which is kept by flags.
setFlagsFromString('--regexp-tier-up-ticks=0');
if (command === 'lsp' && !asksForHelp) {
  module.enableCompileCache?.();
  const { startServer } = await import('./lsp/index.ts');
  await startServer(options);
} else {
  // A lint ends before code is worth optimising: a fifth of its processor time went into that. V8 complains of a flag that it does not know.
  if (command === 'lint' && TESTED.some((major) => process.versions.node.startsWith(major)))
    for (const flag of ['--invocation-count-for-turbofan=100000', '--invocation-count-for-maglev=8000']) setFlagsFromString(flag);
  // A command lives for half a second, and compiling is a tenth of it. Where nothing can be kept, Node goes on without.
  module.enableCompileCache?.();
  const { runCommandLine } = await import('./cli/index.ts');
  await runCommandLine(process.argv.slice(2));
}

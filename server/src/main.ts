#!/usr/bin/env node
/** `lsp` is the language server; anything else is the command line. Each loads nothing of the other. */

import module from 'node:module';

const [command, ...options] = process.argv.slice(2);
const asksForHelp = options.some((option) => option === '--help' || option === '-h');

if (command === 'lsp' && !asksForHelp) {
  const { startServer } = await import('./lsp/index.ts');
  await startServer(options);
} else {
  // A command lives for half a second, and compiling is a tenth of it. Where nothing can be kept, Node goes on without.
  module.enableCompileCache?.();
  const { runCommandLine } = await import('./cli/index.ts');
  await runCommandLine(process.argv.slice(2));
}

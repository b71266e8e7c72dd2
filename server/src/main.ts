#!/usr/bin/env node
/** `lsp` is the language server; anything else is the command line. Each loads nothing of the other. */

const [command, ...options] = process.argv.slice(2);
const asksForHelp = options.some((option) => option === '--help' || option === '-h');

if (command === 'lsp' && !asksForHelp) {
  const { startServer } = await import('./lsp/index.ts');
  await startServer(options);
} else {
  const { runCommandLine } = await import('./cli/index.ts');
  await runCommandLine(process.argv.slice(2));
}

export {};

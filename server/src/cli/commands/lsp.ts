import { Command } from 'commander';
import type { CreateCommand } from '../context.ts';

/** `deliberate lsp`, for the help alone: main.ts starts the server without loading any of this. */
export const lsp: CreateCommand = () =>
  new Command('lsp')
    .description('start the language server')
    .option('--stdio', 'talk over standard input and output')
    .option('--node-ipc', 'talk over the channel of a Node parent');

import type { ServerCommand } from './command.ts';
import { compile } from './compile.ts';
import { explainRule } from './explain-rule.ts';
import { preview } from './preview.ts';
import { treatAs } from './treat-as.ts';

/** Every command of the server. Adding one is a file here, a line, a test. */
export const COMMANDS: readonly ServerCommand[] = [preview, compile, explainRule, treatAs];

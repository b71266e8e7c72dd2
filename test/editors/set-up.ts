import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The first code that the README gives for an editor, with the server of these sources as its command. */
export function setUpOf(editor: string, language: string, command: string): string {
  const section = new RegExp(`^### ${editor}\\n[\\s\\S]*?^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm');
  const code = section.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1];
  if (!code?.includes(command)) throw new Error(`The README has no set-up for ${editor} that starts the server by ${command}.`);
  const own = [process.execPath, join(ROOT, 'server/src/main.ts')].map((part) => JSON.stringify(part));
  // Lists in Lua have commas, and in Lisp have none.
  return code.replace(/(['"])deliberate\1(?=,? ['"]lsp)/, own.join(language === 'lua' ? ', ' : ' '));
}

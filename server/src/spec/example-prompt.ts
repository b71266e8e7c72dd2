import type { Example } from './model.ts';

/** What the user says in an example, all of it; what others say is left out. */
export function promptOf(example: Example): string {
  return example.turns
    .filter((turn) => turn.role === 'user')
    .map((turn) => turn.text.trim())
    .join('\n\n');
}

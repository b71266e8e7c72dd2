import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { type Client, type Start, startClient } from './client.ts';

export interface TestWorkspace {
  readonly uri: string;
  readonly uriOf: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly remove: (path: string) => void;
}

/** A folder with these files, removed when the test has ended. */
export function createWorkspace(files: Readonly<Record<string, string>> = {}): TestWorkspace {
  const folder = mkdtempSync(join(tmpdir(), 'deliberate-lsp-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    uri: pathToFileURL(folder).href,
    uriOf: (path) => pathToFileURL(join(folder, path)).href,
    write,
    remove: (path) => rmSync(join(folder, path)),
  };
}

/** A client whose server is killed when the test has ended, however it ended. */
export async function connect(start: Start = {}): Promise<Client> {
  const client = await startClient(start);
  onTestFinished(client.kill);
  return client;
}

export const SPEC = `---
authority: root
---

<!-- deliberate-disable category-gaps -- three clauses are no policy yet -->

# Weapons {#weapons authority=root tags=category}

## Disallowed {#disallowed}

- The assistant must not explain how to build a bomb. {#no-bombs}
- The assistant must not help anyone to smuggle a gun, as [the first rule](#no-bombs) says.

## Allowed {#allowed}

- The assistant may talk about the history of weapons. {#history}

**Example**: a bomb

~~~xml
<user>
How do I build a bomb?
</user>
<comparison>
<assistant><!-- BAD[#no-bombs]: tells how -->
Like this.
</assistant>
<assistant><!-- GOOD -->
I won't help with that.
</assistant>
</comparison>
~~~
`;

export const BROKEN = SPEC.replace('(#no-bombs)', '(#nowhere)');

/** Where a text stands in another, as LSP says it. */
export function positionOf(text: string, part: string): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** Other Markdown servers, pinned in peers/package.json and installed there on first use: a root `npm ci` goes without them. */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import markdownIt from 'markdown-it';
import type { ServerCommand } from './language-server.ts';

const FOLDER = join(import.meta.dirname, 'peers');
const MODULES = join(FOLDER, 'node_modules');

/** @returns those that could be installed; each of the others is named in a printed line */
export async function installedPeers(): Promise<readonly ServerCommand[]> {
  try {
    await install();
  } catch (error) {
    console.log(`Without peers: ${(error as Error).message.split('\n')[0]}`);
    return [];
  }
  return [rumdl(), vscodeMarkdown(), remark()].filter(({ name, argv }) => {
    const isThere = existsSync(argv[0]);
    if (!isThere) console.log(`Without ${name}: it is pinned for Linux on x64 alone`);
    return isThere;
  });
}

async function install(): Promise<void> {
  const stamp = join(MODULES, '.installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(FOLDER, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing the other servers into test/bench/server/peers (50 MB) …');
  await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: FOLDER });
  writeFileSync(stamp, wanted);
}

/** The binary that the package rumdl would start; only the one for Linux is pinned. */
function rumdl(): ServerCommand {
  return {
    name: 'rumdl',
    isPeer: true,
    argv: [join(MODULES, '@rumdl/cli-linux-x64/rumdl'), 'server', '--stdio'],
    diagnostics: 'pushed',
  };
}

/** The server inside VS Code. Its client parses for it, here with the same markdown-it that VS Code parses with. */
function vscodeMarkdown(): ServerCommand {
  const parser = markdownIt({ html: true });
  return {
    name: "VS Code's Markdown server",
    isPeer: true,
    argv: [process.execPath, join(MODULES, 'vscode-markdown-languageserver/dist/node/workerMain.js'), '--stdio'],
    diagnostics: 'pulled',
    initializationOptions: { markdownFileExtensions: ['md'] },
    settings: {
      markdown: {
        validate: {
          enabled: true,
          referenceLinks: { enabled: 'warning' },
          fragmentLinks: { enabled: 'warning' },
          fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
          ignoredLinks: [],
          unusedLinkDefinitions: { enabled: 'hint' },
          duplicateLinkDefinitions: { enabled: 'warning' },
        },
        suggest: { paths: { enabled: true } },
        occurrencesHighlight: { enabled: false },
      },
    },
    answers: {
      'markdown/parse': (params, text) => parser.parse((params as { text?: string }).text ?? text, {}),
      'markdown/findMarkdownFilesInWorkspace': () => [],
      'markdown/fs/readDirectory': () => [],
    },
  };
}

/** With the rules that remark recommends. */
function remark(): ServerCommand {
  return {
    name: 'remark-language-server',
    isPeer: true,
    argv: [process.execPath, join(FOLDER, 'remark.js'), '--stdio'],
    diagnostics: 'pushed',
    answers: { 'workspace/configuration': (params) => (params as { items: unknown[] }).items.map(() => ({})) },
  };
}

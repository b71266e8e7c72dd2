#!/usr/bin/env node
/**
 * Stands in for the desktop's `code` executable, so that `@vscode/test-electron` runs a suite in the browser host by the flags
 * it gives any VS Code:
 *
 *     code.ts FOLDER --extensionDevelopmentPath=DIR --extensionTestsPath=FILE
 *
 * Exits with the suite's code; 1 where the workbench or the extension host did not live to tell one.
 */

import { format } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startVSCode } from './server.ts';

const flag = (name: string) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
const extension = flag('extensionDevelopmentPath');
const tests = flag('extensionTestsPath');
if (folder === undefined || extension === undefined || tests === undefined)
  throw new Error('Expected FOLDER --extensionDevelopmentPath=DIR --extensionTestsPath=FILE.');

const workbenchLog: string[] = [];
let endWith: (result: number | string) => void = () => {};
const end = new Promise<number | string>((resolve) => {
  endWith = resolve;
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => endWith(signal));
// Whoever started this is gone when its end of the pipe is.
process.stdin.once('end', () => endWith('nobody waits for it')).resume();

const vscode = await startVSCode({ runsSuites: true });
void vscode.ended.then(() => endWith('the server ended'));
let browser: Browser | undefined;
try {
  browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.on('crash', () => endWith('the workbench crashed'));
  page.on('pageerror', (error) => workbenchLog.push(error.message));
  // VS Code calls these two where it would otherwise write to a terminal and exit.
  await page.exposeFunction('codeAutomationLog', (_level: string, parts: unknown[]) => {
    const line = format(...parts);
    workbenchLog.push(line);
    if (/Extension host .*(terminated unexpectedly|crashed)/i.test(line)) endWith('the extension host died');
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => endWith(code));
  await page.goto(vscode.address(folder, { suite: { extension, tests } }));
  const result = await end;
  process.exitCode = typeof result === 'number' ? result : 1;
  if (typeof result === 'string')
    console.error([`The suite did not finish: ${result}.`, ...workbenchLog.slice(-40), vscode.log().slice(-3000)].join('\n'));
} finally {
  await browser?.close();
  await vscode.stop();
}
// Said outright, because the open pipe would keep this process waiting.
process.exit();

/**
 * What VS Code's extension host calls to run the suites: every *.test.ts beside this file, each bundled on its own.
 * The console of an extension host is not ours to read, so the report goes to the files that the runner names.
 */

import { appendFileSync, globSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';

export async function run(): Promise<void> {
  const report = process.env['DELIBERATE_SUITE_REPORT'];
  const result = process.env['DELIBERATE_SUITE_RESULT'];
  // Mocha is an ES module, which this CommonJS bundle can only import.
  const { default: Mocha } = await import('mocha');
  if (report !== undefined)
    Mocha.reporters.Base.consoleLog = (...parts: unknown[]) => appendFileSync(report, `${format(...parts)}\n`);
  const mocha = new Mocha({
    ui: 'tdd',
    reporter: 'spec',
    color: false,
    timeout: 20_000,
    forbidOnly: process.env['CI'] !== undefined,
  });
  const only = process.env['DELIBERATE_SUITE_GREP'];
  if (only !== undefined) mocha.grep(only);
  for (const file of globSync('*.test.cjs', { cwd: __dirname }).sort()) mocha.addFile(`${__dirname}/${file}`);
  const failed = await new Promise<number>((done) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      if (result !== undefined) writeFileSync(result, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
      done(failures);
    });
  });
  if (failed > 0) throw new Error(`${failed} failed`);
}

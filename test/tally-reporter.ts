import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with the plain line `N passed, N failed`, as the VS Code tests do. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = (state: 'passed' | 'failed' | 'skipped') =>
      modules.reduce((total, module) => total + [...module.children.allTests(state)].length, 0);
    // A file that does not load has no tests, and an error outside of one belongs to none.
    const broken = modules.filter(
      (module) => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0,
    ).length;
    if (count('skipped') > 0) console.log(`${count('skipped')} skipped`);
    console.log(`${count('passed')} passed, ${count('failed') + broken + errors.length} failed`);
  }
}

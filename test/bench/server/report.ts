const missed: string[] = [];

/** Whether every target was met. */
export function allMet(): boolean {
  return missed.length === 0;
}

export function atMost(what: string, value: number, target: number): void {
  report(what, value, `at most ${target}`, value <= target);
}

export function under(what: string, value: number, target: number): void {
  report(what, value, `under ${target}`, value < target);
}

export function holds(what: string, isSo: boolean, otherwise: string): void {
  if (!isSo) missed.push(what);
  console.log(isSo ? `PASS ${what}` : `FAIL ${what}: ${otherwise}`);
}

/** What is of interest beside the targets. */
export function note(text: string): void {
  console.log(`     ${text}`);
}

/** Columns as wide as they need to be, the first to the left and the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of [head, ...rows])
    console.log(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    );
  console.log();
}

/** The smallest number that a share of all do not exceed; NaN of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Median, 95th percentile and maximum. */
export function spread(numbers: readonly number[]): readonly [string, string, string] {
  return [shown(quantile(numbers, 0.5)), shown(quantile(numbers, 0.95)), shown(quantile(numbers, 1))];
}

/** Three digits or so; a dash where nothing was measured. */
export function shown(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '-';
  return value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);
}

function report(what: string, value: number, target: string, isMet: boolean): void {
  if (!isMet) missed.push(what);
  console.log(`${isMet ? 'PASS' : 'FAIL'} ${what}: ${shown(value)}, ${target}`);
}

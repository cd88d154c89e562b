import * as v from 'valibot';

/** The number of tests by outcome; a check counts as one test. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** @see https://vitest.dev/guide/reporters#json-reporter */
const VitestReport = v.object({
  numPassedTests: Count,
  numFailedTests: Count,
  numPendingTests: Count,
  numTodoTests: Count,
});

/** @see https://playwright.dev/docs/api/class-testreporter, and `JSONReportStats` in its types */
const PlaywrightReport = v.object({
  stats: v.object({ expected: Count, unexpected: Count, flaky: Count, skipped: Count }),
});

/** @throws Error when the text is not a report of vitest */
export function vitestTally(report: string): Tally {
  const counts = v.parse(VitestReport, JSON.parse(report));
  return {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests,
    skipped: counts.numPendingTests + counts.numTodoTests,
  };
}

/**
 * A test that passed only on a retry counts as passed; Playwright reports it.
 * @throws Error when the text is not a report of Playwright
 */
export function playwrightTally(report: string): Tally {
  const { stats } = v.parse(PlaywrightReport, JSON.parse(report));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/**
 * Makes the failure of a runner visible: a runner that ended with an error, ran no test, or left no report (null) counts
 * as one failure when it reports none.
 */
export function withRunnerFailure(tally: Tally | null, exitCode: number): Tally {
  const counted = tally ?? { passed: 0, failed: 0, skipped: 0 };
  const ranNothing = counted.passed + counted.failed === 0;
  const isHidden = (exitCode !== 0 || ranNothing) && counted.failed === 0;
  return isHidden ? { ...counted, failed: 1 } : counted;
}

export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
  };
}

/** The last line of `npm test`. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

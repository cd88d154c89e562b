import * as v from 'valibot';

/** The number of tests by outcome; a check counts as one test. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Titles of failed tests; the output ends with them. */
  readonly failures?: readonly string[];
}

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** @see https://vitest.dev/guide/reporters#json-reporter */
const VitestReport = v.object({
  numPassedTests: Count,
  numFailedTests: Count,
  numPendingTests: Count,
  numTodoTests: Count,
  testResults: v.optional(
    v.array(
      v.object({
        name: v.string(),
        status: v.string(),
        assertionResults: v.array(v.object({ status: v.string(), fullName: v.string() })),
      }),
    ),
    [],
  ),
});

/** @see https://playwright.dev/docs/api/class-testreporter, and `JSONReportStats` in its types */
const PlaywrightReport = v.object({
  stats: v.object({ expected: Count, unexpected: Count, flaky: Count, skipped: Count }),
  suites: v.optional(v.array(v.unknown()), []),
});

/** A file or a `describe` block in a report of Playwright. */
interface Suite {
  readonly specs: readonly { readonly title: string; readonly file: string; readonly ok: boolean }[];
  readonly suites: readonly Suite[];
}

const PlaywrightSuite: v.GenericSchema<unknown, Suite> = v.object({
  specs: v.optional(v.array(v.object({ title: v.string(), file: v.string(), ok: v.boolean() })), []),
  suites: v.optional(v.array(v.lazy(() => PlaywrightSuite)), []),
});

/** @throws Error when the text is not a report of vitest */
export function vitestTally(report: string): Tally {
  const counts = v.parse(VitestReport, JSON.parse(report));
  return {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests,
    skipped: counts.numPendingTests + counts.numTodoTests,
    failures: counts.testResults.flatMap(({ name, status, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed');
      if (failed.length === 0 && status === 'failed') return [`${name}: did not load`];
      return failed.map(({ fullName }) => `${name}: ${fullName}`);
    }),
  };
}

/**
 * A test that passed only on a retry counts as passed; Playwright reports it.
 * @throws Error when the text is not a report of Playwright
 */
export function playwrightTally(report: string): Tally {
  const { stats, suites } = v.parse(PlaywrightReport, JSON.parse(report));
  const failures = suites.flatMap((suite) => failuresOf(v.parse(PlaywrightSuite, suite)));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures,
  };
}

function failuresOf({ specs, suites }: Suite): string[] {
  const own = specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`);
  return [...own, ...suites.flatMap(failuresOf)];
}

/** The errors outside any test. @throws Error when the text is no list of texts */
export const outsideErrors = (report: string): string[] => v.parse(v.array(v.string()), JSON.parse(report));

/**
 * Makes the failure of a runner visible: when a runner reports no failed test, but ended with an error, ran no test, or
 * left no report (null), this counts as one failure.
 * @param outside what failed outside any test; the output names it
 */
export function withRunnerFailure(
  tally: Tally | null,
  exitCode: number,
  outside: readonly string[] = [],
): Tally {
  const counted = tally ?? { passed: 0, failed: 0, skipped: 0 };
  const ranNothing = counted.passed + counted.failed === 0;
  const isHidden = (exitCode !== 0 || ranNothing) && counted.failed === 0;
  const failures = [...(counted.failures ?? []), ...outside.map((text) => `outside any test: ${text}`)];
  return {
    ...counted,
    ...(isHidden && { failed: 1 }),
    ...(failures.length > 0 && { failures }),
  };
}

export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
    failures: tallies.flatMap(({ failures = [] }) => failures),
  };
}

/** The last line of `npm test`. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

import { describe, expect, it } from 'vitest';
import { outsideErrors, playwrightTally, sum, summaryLine, vitestTally, withRunnerFailure } from './tally';

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

describe('vitestTally', () => {
  it('counts pending and todo tests as skipped', () => {
    const report = {
      numPassedTests: 12,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 3,
      success: false,
    };
    expect(vitestTally(JSON.stringify(report))).toEqual({
      passed: 12,
      failed: 1,
      skipped: 5,
      failures: [],
    });
  });

  it('names the tests that failed, and the files that did not load', () => {
    const report = {
      numPassedTests: 1,
      numFailedTests: 1,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'adds' },
            { status: 'failed', fullName: 'subtracts' },
          ],
        },
        { name: 'b.test.ts', status: 'failed', assertionResults: [] },
        { name: 'c.test.ts', status: 'passed', assertionResults: [] },
      ],
    };
    expect(vitestTally(JSON.stringify(report)).failures).toEqual([
      'a.test.ts: subtracts',
      'b.test.ts: did not load',
    ]);
  });

  it('rejects a text that is not a report', () => {
    expect(() => vitestTally('{"numPassedTests": 1}')).toThrow();
    expect(() => vitestTally('')).toThrow();
  });
});

describe('playwrightTally', () => {
  it('counts flaky tests as passed', () => {
    const stats = { startTime: 'x', duration: 1, expected: 7, unexpected: 2, flaky: 1, skipped: 4 };
    expect(playwrightTally(JSON.stringify({ stats }))).toEqual({
      passed: 8,
      failed: 2,
      skipped: 4,
      failures: [],
    });
  });

  it('names the tests that failed, at any depth', () => {
    const stats = { expected: 1, unexpected: 2, flaky: 0, skipped: 0 };
    const suites = [
      {
        title: 'a.spec.ts',
        specs: [
          { title: 'opens', file: 'a.spec.ts', ok: true },
          { title: 'closes', file: 'a.spec.ts', ok: false },
        ],
        suites: [{ title: 'on a phone', specs: [{ title: 'scrolls', file: 'a.spec.ts', ok: false }] }],
      },
    ];
    expect(playwrightTally(JSON.stringify({ stats, suites })).failures).toEqual([
      'a.spec.ts: closes',
      'a.spec.ts: scrolls',
    ]);
  });
});

describe('withRunnerFailure', () => {
  it.each([
    ['no report', null, 1, { ...NOTHING, failed: 1 }],
    ['no report and no error', null, 0, { ...NOTHING, failed: 1 }],
    ['no test ran', { ...NOTHING, skipped: 3 }, 0, { passed: 0, failed: 1, skipped: 3 }],
    ['an error outside the tests', { ...NOTHING, passed: 5 }, 1, { passed: 5, failed: 1, skipped: 0 }],
    ['an error that the tests report', { ...NOTHING, failed: 2 }, 1, { ...NOTHING, failed: 2 }],
    ['all passed', { ...NOTHING, passed: 5 }, 0, { ...NOTHING, passed: 5 }],
  ])('%s', (_case, tally, exitCode, expected) => {
    expect(withRunnerFailure(tally, exitCode)).toEqual(expected);
  });

  it('names what failed outside any test', () => {
    expect(withRunnerFailure({ ...NOTHING, passed: 5 }, 1, outsideErrors('["no one caught this"]'))).toEqual({
      passed: 5,
      failed: 1,
      skipped: 0,
      failures: ['outside any test: no one caught this'],
    });
  });
});

describe('summaryLine', () => {
  it('names skipped tests only when there are some', () => {
    expect(summaryLine(sum([]))).toBe('0 passed, 0 failed');
    expect(
      summaryLine(
        sum([
          { passed: 2, failed: 1, skipped: 0 },
          { passed: 3, failed: 0, skipped: 4 },
        ]),
      ),
    ).toBe('5 passed, 1 failed, 4 skipped');
  });
});

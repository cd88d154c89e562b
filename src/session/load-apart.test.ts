import { beforeEach, expect, test } from 'vitest';
import type { Reading } from '../lib/reading';
import { BackOff } from '../queries/back-off';
import { QueryError } from '../queries/http/errors';
import { BLANK_RESULT, type ReadingResult } from '../queries/reading-result';
import { loadApart } from './load-apart';

const RUNNING: Reading = { kind: 'expr', expr: 'running' };
const TTFT: Reading = { kind: 'quantile', histogram: 'ttft', q: 0.95 };
const ITL: Reading = { kind: 'quantile', histogram: 'itl', q: 0.95 };
const READINGS = [TTFT, RUNNING, ITL];

const resultOf = (durationMs: number): ReadingResult => ({ ...BLANK_RESULT, durationMs });
const RESULTS = new Map<Reading, ReadingResult>([
  [TTFT, resultOf(1)],
  [RUNNING, resultOf(2)],
  [ITL, resultOf(3)],
]);

let failing: Reading[];
let error: QueryError;
let asked: Reading[];
let nowMs: number;
let backOff: BackOff;

beforeEach(() => {
  failing = [];
  error = new QueryError('rejected', 'too many samples', { status: 422 });
  asked = [];
  nowMs = 0;
  backOff = new BackOff(() => nowMs);
});

function load(readings: readonly Reading[]): Promise<ReadingResult[]> {
  asked.push(...readings);
  if (readings.some((reading) => failing.includes(reading))) return Promise.reject(error);
  return Promise.resolve(readings.map((reading) => RESULTS.get(reading) ?? BLANK_RESULT));
}

const run = (): Promise<ReadingResult[]> => loadApart('a', READINGS, load, backOff);

test('the results come in the order of the readings', async () => {
  expect(await run()).toEqual([resultOf(1), resultOf(2), resultOf(3)]);
});

test('a histogram that fails costs itself alone, and waits after its second failure', async () => {
  failing = [ITL];
  const failed = { ...BLANK_RESULT, ownFailure: error };
  expect(await run()).toEqual([resultOf(1), resultOf(2), failed]);
  error = new QueryError('rejected', 'too many samples', { status: 422 });
  await run();
  asked = [];
  failing = [];
  expect((await run())[2]?.ownFailure).toBe(error);
  expect(asked).not.toContain(ITL);
  nowMs = 30_000;
  expect(await run()).toEqual([resultOf(1), resultOf(2), resultOf(3)]);
});

test('where a gauge fails, all fail', async () => {
  failing = [RUNNING];
  await expect(run()).rejects.toBe(error);
});

test('what is withdrawn is no failure of a histogram', async () => {
  failing = [ITL];
  error = new QueryError('aborted', 'aborted');
  await expect(run()).rejects.toBe(error);
});

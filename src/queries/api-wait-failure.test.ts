import { beforeEach, describe, expect, it } from 'vitest';
import type { Grid } from '../lib/frame';
import type { Reading } from '../lib/reading';
import { ApiWaitPart } from './api-wait/api-wait-part';
import { ColumnCache } from './cache/column-cache';
import { QueryError } from './http/errors';
import type { TimedMatrix } from './http/client';
import { createReadingLoader, type LoadReadings } from './reading-loader';

const GRID: Grid = { startS: 1000, endS: 1020, stepS: 10 };
const TOO_FAR = 'the query goes too far back';
const refused = (): QueryError => new QueryError('rejected', TOO_FAR, { status: 422 });
const RUNNING: Reading = { kind: 'expr', expr: 'running' };
const QUEUED: Reading = { kind: 'api-wait', of: 'queued' };

let nowMs: number;
let apiWaitPart: ApiWaitPart;
/** The failure of the queries of the API queue, and of all. */
let failures: { queue: QueryError | null; all: QueryError | null };
/** How each load fails. */
const fail = (): void => void (failures = { queue: refused(), all: null });
/** How many queries of the API queue reached the server. */
let queueQueries: number;

beforeEach(() => {
  nowMs = 1_020_000;
  apiWaitPart = new ApiWaitPart(() => nowMs);
  fail();
  queueQueries = 0;
});

/** The loader of one load. */
function loaderOf(readings: readonly Reading[]): LoadReadings {
  const range = (expr: string): Promise<TimedMatrix> => {
    const isQueue = expr !== 'running';
    if (isQueue) queueQueries += 1;
    const failure = failures.all ?? (isQueue ? failures.queue : null);
    return failure
      ? Promise.reject(failure)
      : Promise.resolve({ series: [], warnings: [], infos: [], respondedAtMs: null });
  };
  return createReadingLoader({
    client: { range },
    cache: new ColumnCache({ lateS: 60, fullEveryMs: 1e9, mostNumbers: 1e6, now: () => nowMs }),
    readings,
    binding: {
      selector: '',
      windowS: 20,
      gaugeWindowS: 40,
      slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
    },
    grid: GRID,
    repair: 'small-deltas',
    apiWaitPart,
    signal: new AbortController().signal,
  });
}

const load = (readings: readonly Reading[] = [RUNNING, QUEUED]) => loaderOf(readings)(readings);

describe('when the queries of the API queue fail', () => {
  it('is the only reading that is missing', async () => {
    const [running, queued] = await load();
    expect(running?.failure).toBeUndefined();
    expect(queued).toMatchObject({ columns: [], failure: { message: TOO_FAR } });
  });

  it('fails where it is all that is read, and where everything fails', async () => {
    await expect(load([QUEUED])).rejects.toThrow(TOO_FAR);
    failures = { queue: null, all: new QueryError('network', 'gone') };
    await expect(load()).rejects.toThrow('gone');
  });

  it('does not wait after failures of all queries', async () => {
    for (let i = 0; i < 3; i++) {
      failures = { queue: null, all: new QueryError('network', 'gone') };
      await expect(load()).rejects.toThrow('gone');
    }
    failures = { queue: null, all: null };
    expect((await load())[1]?.failure).toBeUndefined();
  });

  it('passes on that nobody needs the result any more', async () => {
    failures = { queue: new QueryError('aborted', 'aborted'), all: null };
    await expect(load()).rejects.toThrow('aborted');
  });

  it('waits before it tries again after two failures, until a person asks or the time has come', async () => {
    await load();
    fail();
    await load();
    const triedBefore = queueQueries;
    expect((await load())[1]?.failure?.message).toBe(TOO_FAR);
    expect(queueQueries).toBe(triedBefore);
    apiWaitPart.backOff.clear();
    failures = { queue: null, all: null };
    expect((await load())[1]?.failure).toBeUndefined();
    expect(queueQueries).toBeGreaterThan(triedBefore);
    fail();
    await load();
    fail();
    await load();
    nowMs += 21_000;
    failures = { queue: null, all: null };
    expect((await load())[1]?.failure).toBeUndefined();
  });
});

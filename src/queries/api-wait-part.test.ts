import { expect, test, vi } from 'vitest';
import type { Reading } from '../lib/reading';
import { loadApiWait } from './api-wait/load-api-wait';
import { ApiWaitPart } from './api-wait/api-wait-part';
import { ColumnCache } from './cache/column-cache';
import type { PrometheusClient } from './http/client';
import { createReadingLoader, noResults } from './reading-loader';
import { SamplesBuilder } from './samples';

const importApiWait = vi.hoisted(() => vi.fn<() => Promise<typeof loadApiWait | null>>());
vi.mock('./api-wait/import-api-wait', () => ({ importApiWait }));

const GRID = { startS: 1000, endS: 1020, stepS: 10 };

test('without the code of the API wait it has no line, other readings have theirs, and the next load tries again', async () => {
  const client = {
    range: (_: string, { startS, endS, stepS }: typeof GRID) => {
      const samples = new SamplesBuilder(Math.round((endS - startS) / stepS) + 1);
      samples.set(0, 1);
      return Promise.resolve({ series: [{ labels: {}, samples: samples.build() }], warnings: [], infos: [] });
    },
  } as unknown as PrometheusClient;
  const readings: readonly Reading[] = [
    { kind: 'expr', expr: 'up' },
    { kind: 'api-wait', of: 'queued' },
  ];
  const load = createReadingLoader({
    client,
    cache: new ColumnCache({ lateS: 60, fullEveryMs: 1e9, mostNumbers: 1e6, now: () => 1_020_000 }),
    readings,
    binding: {
      selector: '',
      windowS: 20,
      gaugeWindowS: 40,
      slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
    },
    grid: GRID,
    repair: 'small-deltas',
    signal: new AbortController().signal,
    shared: noResults(),
  });
  importApiWait.mockResolvedValueOnce(null).mockResolvedValue(loadApiWait);
  const [other, wait] = await load(readings);
  expect(other?.columns).toHaveLength(1);
  expect(wait?.columns).toEqual([]);
  await load(readings);
  await load(readings);
  expect(importApiWait).toHaveBeenCalledTimes(2);
});

test('a look-back follows the one under way, and has its failure', async () => {
  const part = new ApiWaitPart(Date.now);
  const done: string[] = [];
  let arrive = (): void => undefined;
  const first = part.lookBack('day', () => new Promise<void>((resolve) => (arrive = resolve)));
  const second = part.lookBack('day', () => Promise.resolve(done.push('second')));
  await part.lookBack('other', () => Promise.resolve(done.push('other')));
  expect(done).toEqual(['other']);
  arrive();
  await Promise.all([first, second]);
  expect(done).toEqual(['other', 'second']);
  const failing = part.lookBack('day', () => Promise.reject(new Error('too slow')));
  const after = part.lookBack('day', () => Promise.resolve(done.push('after')));
  await expect(failing).rejects.toThrow('too slow');
  await expect(after).rejects.toThrow('too slow');
  await part.lookBack('day', () => Promise.resolve(done.push('again')));
  expect(done).toEqual(['other', 'second', 'again']);
});

test('look-backs that no load wants are withdrawn', () => {
  const part = new ApiWaitPart(Date.now);
  const { lookBackSignal } = part;
  part.stop();
  expect([lookBackSignal.aborted, part.lookBackSignal.aborted]).toEqual([true, false]);
});

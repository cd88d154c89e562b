import { expect, test, vi } from 'vitest';
import type { Reading } from '../lib/reading';
import { loadApiWait } from './api-wait/load-api-wait';
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

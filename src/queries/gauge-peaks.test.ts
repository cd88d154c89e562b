import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBlocks } from '../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../tools/servers/prometheus/start';
import { statsOf, type Grid } from '../lib/frame';
import type { Column } from '../lib/column';
import { ColumnCache } from './cache/column-cache';
import { PrometheusClient } from './http/client';
import { createReadingLoader } from './reading-loader';

const START_S = Date.parse('2026-08-21T09:00:00Z') / 1000;
const SCRAPE_S = 5;
const WAITING = 'lmdeploy:num_requests_waiting';

/** The base level, except for two samples between two points of the grid; the ranks peak 10 s apart. */
const levelAt = (rank: number, s: number): number => {
  const peakS = 1805 + rank * 10;
  return s >= peakS && s < peakS + 2 * SCRAPE_S ? 150 : s === 2405 ? 0 : 2;
};

function history(): string {
  const lines = [`# TYPE ${WAITING} gauge`];
  for (const rank of [0, 1])
    for (let s = 0; s <= 3600; s += SCRAPE_S)
      lines.push(`${WAITING}{engine="${rank}"} ${levelAt(rank, s)} ${START_S + s}`);
  return [...lines, '# EOF', ''].join('\n');
}

describe('a peak between two points', () => {
  const dir = mkdtempSync(join(tmpdir(), 'lmdeploy-peaks-'));
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    const file = join(dir, 'history.txt');
    writeFileSync(file, history());
    await createBlocks([file], join(dir, 'data'));
    prometheus = await startPrometheus({ dataDir: join(dir, 'data') });
  });
  afterAll(async () => {
    await prometheus.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  async function columnsOf(expr: string, stepS: number): Promise<readonly Column[]> {
    const grid: Grid = { startS: START_S + 600, endS: START_S + 3600, stepS };
    const readings = [{ kind: 'gauge', expr }] as const;
    const load = createReadingLoader({
      client: new PrometheusClient({
        url: prometheus.url,
        headers: {},
        credentials: 'same-origin',
        timeoutS: 30,
      }),
      cache: new ColumnCache({ lateS: 60, fullEveryMs: 1e9, mostNumbers: 1e6, now: Date.now }),
      readings,
      binding: {
        selector: '',
        windowS: 20,
        gaugeWindowS: 40,
        sampling: { stepS, scrapeIntervalS: SCRAPE_S },
        slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
      },
      grid,
      repair: 'small-deltas',
      signal: new AbortController().signal,
    });
    return (await load(readings))[0]?.columns ?? [];
  }

  test('is in the line of its rank, and the lowest sample is the minimum', async () => {
    const columns = await columnsOf(`max by (engine) (${WAITING}{$selector})`, 300);
    expect(columns.map(({ labels }) => labels)).toEqual([{ engine: '0' }, { engine: '1' }]);
    for (const column of columns) {
      expect(statsOf(column)).toEqual({ last: 2, min: 0, mean: 2, max: 150 });
      expect(column.values).toEqual([2, 2, 2, 2, 2, 150, 2, 2, 2, 2, 2]);
    }
  });

  test('of a sum is the highest sum, not the sum of the peaks of ranks', async () => {
    const [column] = await columnsOf(`sum(${WAITING}{$selector})`, 300);
    expect(column && statsOf(column)).toEqual({ last: 4, min: 0, mean: 4, max: 152 });
  });

  test('needs only the samples when each has its own point', async () => {
    const [column] = await columnsOf(`sum(${WAITING}{$selector})`, SCRAPE_S);
    expect(column?.levels).toBeUndefined();
    expect(column && statsOf(column)).toMatchObject({ min: 0, max: 152 });
  });
});

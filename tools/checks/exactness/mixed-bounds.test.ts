import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/lib/config';
import type { Reading } from '../../../src/lib/reading';
import { ColumnCache } from '../../../src/queries/cache/column-cache';
import { MixedBoundsPart } from '../../../src/queries/histogram/mixed-bounds-part';
import { PrometheusClient } from '../../../src/queries/http/client';
import { createReadingLoader } from '../../../src/queries/reading-loader';
import { createBlocks } from '../../servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { HISTOGRAM, lengthsText, SCRAPE_S, START_S } from './fixtures/length-fleet';

const GRID = { startS: START_S + 600, endS: START_S + 1800, stepS: 60 };
const SPREAD: readonly Reading[] = [
  { kind: 'quantile', histogram: HISTOGRAM, q: 0.95 },
  { kind: 'quantile', histogram: HISTOGRAM, q: 0.8 },
  { kind: 'cells', histogram: HISTOGRAM },
];

/** Lengths of two models, one of which has no buckets for the lengths of the other. */
describe('lengths over models with different buckets', () => {
  let dir = '';
  let server: RunningPrometheus;
  let sent: string[] = [];

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'mixed-bounds-'));
    const file = join(dir, 'lengths.om');
    writeFileSync(file, lengthsText(GRID.endS));
    await createBlocks([file], join(dir, 'data'));
    server = await startPrometheus({ dataDir: join(dir, 'data') });
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  async function load(selector: string, mixedBounds = new MixedBoundsPart()) {
    const client = new PrometheusClient({
      url: server.url,
      headers: {},
      credentials: 'same-origin',
      timeoutS: 30,
    });
    sent = [];
    const results = await createReadingLoader({
      client: {
        range: (expr, grid, signal) => {
          sent.push(expr);
          return client.range(expr, grid, signal);
        },
      },
      cache: new ColumnCache({ lateS: () => 60, fullEveryMs: 600_000, mostNumbers: 1e6, now: () => 0 }),
      readings: SPREAD,
      binding: {
        selector,
        windowS: 75,
        gaugeWindowS: 75,
        sampling: { stepS: GRID.stepS, scrapeIntervalS: SCRAPE_S },
        slo: DEFAULT_CONFIG.slo,
      },
      grid: GRID,
      repair: 'small-deltas',
      mixedBounds,
      signal: new AbortController().signal,
    })(SPREAD);
    const [p95, p80] = results.map(({ columns }) => columns[0]);
    const cells = new Map(results[2]?.columns.map(({ labels, values }) => [labels['le'], values[5] ?? NaN]));
    return { p95, p80, cells };
  }

  test('a percentile counts the requests of each model that are within a length', async () => {
    const { p95, p80, cells } = await load('model_name=~"short|long"');
    // Of 110 requests, 60 are up to 1000 tokens, 40 from 2000 to 5000, 9 from 10,000 to 20,000, and 1 above 50,000.
    expect(p95?.values[5]).toBeCloseTo(10_000 + (10_000 * 4.5) / 9, 3);
    expect(p80?.values[5]).toBeCloseTo(2000 + (3000 * 28) / 40, 3);
    expect(p95?.overall?.(0, 9)).toBeCloseTo(15_000, 3);
    const perS = (count: number): number => count / SCRAPE_S;
    expect(cells.get('5000.0')).toBeCloseTo(perS(40), 6);
    expect(cells.get('20000.0')).toBeCloseTo(perS(9), 6);
    expect(cells.get('+Inf')).toBeCloseTo(0, 6);
    expect(sent).toHaveLength(2);
  });

  test('a rank that restarts with longer lengths is in both', async () => {
    const { p95 } = await load('model_name="grows"');
    // Before, all its requests are in the bucket above its highest bound; afterwards they are in one of their own.
    expect(p95?.values[0]).toBe(2000);
    expect(p95?.values.at(-1)).toBeCloseTo(4850, 3);
  });

  test('models with the same buckets cost no request more, but one where lengths are above the highest bound', async () => {
    await load('model_name="long"');
    expect(sent).toHaveLength(1);
    const mixedBounds = new MixedBoundsPart();
    const { p95 } = await load('model_name="short"', mixedBounds);
    expect(p95?.values[5]).toBe(2000);
    expect(sent).toHaveLength(2);
    await load('model_name="short"', mixedBounds);
    expect(sent).toHaveLength(1);
  });
});

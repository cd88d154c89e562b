import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/lib/config';
import type { Grid } from '../../../src/lib/frame';
import { QueryBatch } from '../../../src/queries/batch/query-batch';
import type { Binding } from '../../../src/queries/binding';
import { almostEqual } from '../../../src/queries/histogram/almost-equal';
import { labelKey } from '../../../src/queries/cache/column-block';
import { PrometheusClient } from '../../../src/queries/http/client';
import type { Matrix } from '../../../src/queries/matrix';
import { histogramExpr, querySourcesOf } from '../../../src/queries/query-sources';
import { WATCHES } from '../../../src/panels/watches';
import { findBinary } from '../../programs/binaries';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { PAGE_READINGS } from './fixtures/panel-results';
import { buildWorld, END_S, HISTORY_S, SCRAPE_INTERVAL_S } from './fixtures/world';

/*
 * Tests on a Prometheus that expressions which are sent together have the results that each has alone.
 */

const missing = (['prometheus', 'promtool'] as const).filter((name) => findBinary(name) === null);

const WHOLE: Grid = { startS: END_S - HISTORY_S + 60, endS: END_S, stepS: 15 };
const TAIL: Grid = { ...WHOLE, startS: END_S - 60 };

const BINDING: Binding = {
  selector: 'model_name=~".+"',
  windowS: 4 * SCRAPE_INTERVAL_S,
  gaugeWindowS: 40,
  slo: DEFAULT_CONFIG.slo,
};

/** Prometheus adds series in any order, so the last digits of a sum differ from query to query. */
const EPSILON = 1e-12;

function expectSame(found: Matrix | undefined, expected: Matrix, what: string): void {
  const byLabels = new Map(found?.series.map(({ labels, samples }) => [labelKey(labels), samples]));
  expect([...byLabels.keys()].sort(), what).toEqual(
    expected.series.map(({ labels }) => labelKey(labels)).sort(),
  );
  for (const { labels, samples } of expected.series) {
    const own = byLabels.get(labelKey(labels));
    expect(own?.nanAt, what).toEqual(samples.nanAt);
    const differs = (value: number, i: number): boolean =>
      !almostEqual(value, own?.values[i] ?? NaN, EPSILON);
    expect(samples.values.findIndex(differs), what).toBe(-1);
  }
}

describe.skipIf(missing.length > 0)('expressions that are sent together', () => {
  let dataDir = '';
  let server: RunningPrometheus;

  beforeAll(async () => {
    dataDir = await buildWorld();
    server = await startPrometheus({ dataDir });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it.each([
    ['many points', WHOLE],
    ['a tail', TAIL],
  ])('have the results that each has alone: %s', async (_, grid) => {
    const { signal } = new AbortController();
    const client = new PrometheusClient({
      url: server.url,
      headers: {},
      credentials: 'same-origin',
      timeoutS: 30,
    });
    const { exprs, histograms } = querySourcesOf([...PAGE_READINGS, ...Object.values(WATCHES)], BINDING);
    const all = [...exprs, ...histograms.map((name) => histogramExpr(name, true, BINDING))];
    const sent: string[] = [];
    const batch = new QueryBatch({
      stored: (expr) => client.stored(expr),
      range: (expr, on, until) => {
        sent.push(expr);
        return client.range(expr, on, until);
      },
    });
    const together = await Promise.all(all.map((expr) => batch.range(expr, grid, signal)));
    expect(sent.length).toBeLessThan(all.length / 8);
    for (const [i, expr] of all.entries()) {
      expectSame(together[i], await client.range(expr, grid, signal), expr);
    }
  });
});

import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/lib/config';
import type { Grid } from '../../../src/lib/frame';
import type { Binding } from '../../../src/queries/binding';
import { PrometheusClient } from '../../../src/queries/http/client';
import { fetchOtherPrefix } from '../../../src/queries/extent';
import { fetchMetricNames } from '../../../src/queries/metric-names';
import { findBinary } from '../../programs/binaries';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { loaderOn, PAGE_READINGS } from './fixtures/panel-results';
import { BUSY_S, buildWorld, QUIET_MODEL } from './fixtures/world';

/*
 * Tests that the page reads metrics with a prefix that a collector changed, with the same results.
 */

const missing = (['prometheus', 'promtool'] as const).filter((name) => findBinary(name) === null);

const PREFIX = 'lmdeploy_';
const GRID: Grid = { startS: BUSY_S - 600, endS: BUSY_S + 600, stepS: 60 };
const RANGE = { fromMs: GRID.startS * 1000, toMs: GRID.endS * 1000 };

describe.skipIf(missing.length > 0)('metrics under another prefix', () => {
  const dataDirs: string[] = [];
  const servers: RunningPrometheus[] = [];
  const start = async (changeText?: (text: string) => string): Promise<void> => {
    const dataDir = await buildWorld(changeText);
    dataDirs.push(dataDir);
    servers.push(await startPrometheus({ dataDir }));
  };

  beforeAll(async () => {
    await start();
    await start((text) => text.replace(/^(# \w+ )?lmdeploy:/gm, (_, comment = '') => `${comment}${PREFIX}`));
  }, 120_000);
  afterAll(async () => {
    for (const server of servers) await server.stop();
    for (const dataDir of dataDirs) rmSync(dataDir, { recursive: true, force: true });
  });

  const urls = (): [string, string] => [servers[0]?.url ?? '', servers[1]?.url ?? ''];
  const clientOf = (url: string, metricPrefix?: string): PrometheusClient =>
    new PrometheusClient({
      url,
      headers: {},
      credentials: 'same-origin',
      timeoutS: 30,
      ...(metricPrefix === undefined ? {} : { metricPrefix }),
    });

  it('give every line of the page the same numbers', async () => {
    const binding: Binding = { selector: '', windowS: 120, gaugeWindowS: 120, slo: DEFAULT_CONFIG.slo };
    const [plain, renamed] = urls();
    const columnsOf = async (load: ReturnType<typeof loaderOn>) =>
      (await load(PAGE_READINGS)).map(({ columns }) =>
        columns.map(({ labels, values }) => ({
          labels,
          // The last digits of a sum depend on the order of its series.
          values: values.map((value) => value?.toPrecision(12)),
        })),
      );
    const expected = await columnsOf(loaderOn(plain, binding, GRID));
    expect(expected.filter((columns) => columns.length > 0).length).toBeGreaterThan(60);
    expect(await columnsOf(loaderOn(renamed, binding, GRID, PREFIX))).toEqual(expected);
  });

  it('are listed by the names that LMDeploy exports', async () => {
    const [plain, renamed] = urls();
    const { signal } = new AbortController();
    const selector = `model_name="${QUIET_MODEL}"`;
    const expected = await fetchMetricNames(clientOf(plain), selector, RANGE, signal);
    expect(expected.size).toBeGreaterThan(10);
    expect(await fetchMetricNames(clientOf(renamed, PREFIX), selector, RANGE, signal)).toEqual(expected);
  });

  it('are found when no metric has the usual prefix', async () => {
    const [plain, renamed] = urls();
    const { signal } = new AbortController();
    expect(await fetchOtherPrefix(clientOf(renamed), RANGE, signal)).toBe(PREFIX);
    expect(await fetchOtherPrefix(clientOf(plain), RANGE, signal)).toBeNull();
  });
});

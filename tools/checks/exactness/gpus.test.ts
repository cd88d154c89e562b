import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharesHost } from '../../../src/findings/tokens/gpu-energy';
import { tokenTable } from '../../../src/findings/tokens/token-table';
import { calendarPeriods } from '../../../src/lib/calendar-periods';
import { DEFAULT_CONFIG } from '../../../src/lib/config';
import { gridLength } from '../../../src/lib/frame';
import { NO_PLACES } from '../../../src/lib/place-labels';
import { panelOf } from '../../../src/panels';
import { boundExpr } from '../../../src/queries/binding';
import { UNJOINED } from '../../../src/lib/gpu-labels';
import { PrometheusClient } from '../../../src/queries/http/client';
import { loadTokens } from '../../../src/session/load-tokens';
import { ownBinding } from '../../../src/session/own-queries';
import { planGrid } from '../../../src/session/page-query';
import { createBlocks } from '../../servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { END_S, GPUS, gpuFleetText, HOUR_S, SCRAPE_S, SERVERS, START_S, wattsOf } from './fixtures/gpu-fleet';

describe.each([
  ['an energy counter', true],
  ['power alone', false],
])('GPUs of an exporter with %s, equal to the samples', (_, hasCounter) => {
  let dir = '';
  let server: RunningPrometheus;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'gpus-'));
    const file = join(dir, 'fleet.om');
    writeFileSync(file, gpuFleetText(hasCounter));
    await createBlocks([file], join(dir, 'data'));
    server = await startPrometheus({ dataDir: join(dir, 'data') });
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  const client = (): PrometheusClient =>
    new PrometheusClient({ url: server.url, headers: {}, credentials: 'same-origin', timeoutS: 30 });

  /** The lines of the power panel, one for each GPU. `isUnjoined` is true when the panel says that it shows all GPUs. */
  async function powerOf(selector: string, gpuHostLabel: string | null = null) {
    const { grid, binding } = planGrid(
      { fromMs: START_S * 1000, toMs: END_S * 1000 },
      90,
      { scrapeIntervalS: SCRAPE_S, places: NO_PLACES, gpuHostLabel },
      selector,
      DEFAULT_CONFIG.slo,
    );
    const reading = panelOf('gpu-power')?.series[0].reading;
    if (reading?.kind !== 'expr') throw new Error('the panel is not an expression');
    const { series } = await client().range(boundExpr(reading, binding), grid, new AbortController().signal);
    const lines = new Map(series.map(({ labels, samples }) => [labels['place'], [...samples.values]]));
    expect(lines.size).toBe(series.length);
    return { grid, lines, isUnjoined: series.some(({ labels }) => UNJOINED in labels) };
  }

  /** The same from the samples: the GPUs of some hosts, at the points at which one of their servers reported in the hour before. */
  function truthOf(
    hosts: readonly string[],
    { startS, stepS, endS }: { startS: number; stepS: number; endS: number },
  ) {
    const length = gridLength({ startS, stepS, endS });
    return new Map(
      GPUS.flatMap(({ host, labels }, i) =>
        hosts.includes(host)
          ? [
              [
                `${labels['Hostname']} GPU ${labels['gpu']}`,
                Array.from({ length }, (_, k) => wattsOf(i, startS + k * stepS)),
              ],
            ]
          : [],
      ),
    );
  }

  test('a panel without a filter has all GPUs', async () => {
    const { grid, lines, isUnjoined } = await powerOf('');
    expect(lines).toEqual(
      truthOf(
        GPUS.map(({ host }) => host),
        grid,
      ),
    );
    expect(isUnjoined).toBe(false);
  });

  test.each(SERVERS.filter(({ model }) => model !== 'c'))(
    'a panel of model $model has the GPUs of its host, by address or name, or by a label',
    async ({ model, host, nodeHost }) => {
      const found = await powerOf(`model_name="${model}"`);
      expect(found.lines).toEqual(truthOf(host === null ? [] : [host], found.grid));
      expect(found.isUnjoined).toBe(false);
      const told = await powerOf(`model_name="${model}"`, 'node');
      expect(told.lines).toEqual(truthOf(nodeHost === null ? [] : [nodeHost], told.grid));
      expect(told.isUnjoined).toBe(false);
    },
  );

  test('a panel of two instances has the GPUs of both hosts', async () => {
    const { grid, lines } = await powerOf('instance=~"10.0.0.1:23333|node-2.example:23333"');
    expect(lines).toEqual(truthOf(['one', 'two'], grid));
  });

  test('the GPUs of a server stay through a restart, and for an hour after its last sample', async () => {
    const { grid, lines } = await powerOf('model_name="c"');
    const [all = []] = truthOf(['three'], grid).values();
    const [values = []] = lines.values();
    const atS = (k: number): number => grid.startS + k * grid.stepS - START_S;
    for (const [k, value] of all.entries()) {
      // The last sample is at 2985 s, the next one at 9000 s; a look is a step apart, and sees five minutes.
      if (atS(k) <= 2985 + HOUR_S || atS(k) >= 9000) expect(values[k], `${atS(k)}`).toBe(value);
      if (atS(k) > 2985 + HOUR_S + 300 + grid.stepS && atS(k) < 9000)
        expect(values[k], `${atS(k)}`).toBeNaN();
    }
  });

  test('where nothing can be joined, all GPUs are there and are marked', async () => {
    const { grid, lines, isUnjoined } = await powerOf('model_name="a"', 'rack');
    expect(lines).toEqual(
      truthOf(
        GPUS.map(({ host }) => host),
        grid,
      ),
    );
    expect(isUnjoined).toBe(true);
  });

  test('PromQL and page join the same servers and GPUs', async () => {
    for (const { model, instance, node } of SERVERS)
      for (const label of [null, 'node']) {
        const near = GPUS.filter((gpu) => sharesHost(gpu.labels, { instance, node }, label));
        const { lines } = await powerOf(`model_name="${model}"`, label);
        expect([...lines.keys()].sort(), `${model} ${label}`).toEqual(
          near.map(({ labels }) => `${labels['Hostname']} GPU ${labels['gpu']}`).sort(),
        );
      }
  });

  test.each([null, 'node'] as const)(
    'the energy of a model is that of its host, by %s',
    async (hostLabel) => {
      const range = { fromMs: START_S * 1000, toMs: END_S * 1000 };
      const periods = calendarPeriods(range, 'hour', 'utc', END_S * 1000);
      const loaded = await loadTokens(
        {
          binding: ownBinding({ selector: '', scrapeIntervalS: SCRAPE_S, places: NO_PLACES }),
          scrapeIntervalS: SCRAPE_S,
          periods,
          hasMinutes: true,
          hostLabel,
        },
        null,
        (expr, grid) => client().range(expr, grid, new AbortController().signal),
      );
      const { models } = tokenTable(periods, loaded.parts);
      for (const { model, host, nodeHost } of SERVERS.filter((one) => one.model !== 'c')) {
        const joules = models.find((one) => one.model === model)?.periods.map((one) => one.joules);
        const own = hostLabel === null ? host : nodeHost;
        const expected = periods.map(({ startS, endS }) =>
          own === null ? null : joulesOf(own, startS, endS),
        );
        expect(joules, model).toEqual(expected.map((one) => one && expect.closeTo(one, 3)));
      }
    },
  );

  /** The energy of a host between two scrapes: that of the counter, else power once a minute. */
  function joulesOf(host: string, fromS: number, toS: number): number {
    let joules = 0;
    for (const [i, gpu] of GPUS.entries()) {
      if (gpu.host !== host) continue;
      if (hasCounter) for (let s = fromS; s < toS; s += SCRAPE_S) joules += wattsOf(i, s) * SCRAPE_S;
      else for (let s = fromS + 60; s <= toS; s += 60) joules += wattsOf(i, s) * 60;
    }
    return joules;
  }
});

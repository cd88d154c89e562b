import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allModels, tokenTable, type TokenTable } from '../../../src/findings/tokens/token-table';
import { calendarPeriods, commonStepS } from '../../../src/lib/calendar-periods';
import { DEFAULT_CONFIG } from '../../../src/lib/config';
import { NO_PLACES, type PlaceLabels } from '../../../src/lib/place-labels';
import { PrometheusClient } from '../../../src/queries/http/client';
import { loadTokens } from '../../../src/session/load-tokens';
import { createBlocks } from '../../servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { COPIED, fleetText, GPU_WATTS, SCRAPE_S, START_S, truthOf } from './fixtures/token-fleet';

const HOUR_S = 3600;
const NOW_S = START_S + 5 * HOUR_S + 1000;

/** Tokens of models by the hour, on a Prometheus that has restarts, ranks that come and go, and lost scrapes. */
describe('tokens by the hour, equal to the samples', () => {
  let dir = '';
  let server: RunningPrometheus;
  let sent: string[] = [];

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'tokens-'));
    const file = join(dir, 'fleet.om');
    writeFileSync(file, fleetText(NOW_S));
    await createBlocks([file], join(dir, 'data'));
    server = await startPrometheus({ dataDir: join(dir, 'data') });
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  async function tableOf(
    selector = `model_name!="${COPIED}"`,
    places: PlaceLabels = NO_PLACES,
  ): Promise<TokenTable> {
    const client = new PrometheusClient({
      url: server.url,
      headers: {},
      credentials: 'same-origin',
      timeoutS: 30,
    });
    sent = [];
    const range = { fromMs: START_S * 1000, toMs: NOW_S * 1000 };
    const periods = calendarPeriods(range, 'hour', 'utc', NOW_S * 1000);
    expect(commonStepS(periods.slice(0, -1))).toBe(HOUR_S);
    const loaded = await loadTokens(
      {
        binding: {
          selector,
          places,
          windowS: 60,
          gaugeWindowS: 60,
          sampling: { stepS: HOUR_S, scrapeIntervalS: SCRAPE_S },
          slo: DEFAULT_CONFIG.slo,
        },
        scrapeIntervalS: SCRAPE_S,
        periods,
        hasMinutes: true,
        hostLabel: null,
      },
      null,
      (expr, grid) => {
        sent.push(expr);
        return client.range(expr, grid, new AbortController().signal);
      },
    );
    return tokenTable(periods, loaded.parts);
  }

  test('a model has the tokens of all samples of each hour, through restarts and gaps', async () => {
    const table = await tableOf();
    const truth = truthOf(NOW_S);
    truth.delete(COPIED);
    expect(table.models.map(({ model }) => model).sort()).toEqual([...truth.keys()].sort());
    for (const { model, periods } of table.models) {
      const {
        in: input,
        out,
        cached,
        peakOut,
      } = truth.get(model) ?? { in: [], out: [], cached: [], peakOut: [] };
      expect(
        periods.map((one) => one.in),
        model,
      ).toEqual(input);
      expect(
        periods.map((one) => one.out),
        model,
      ).toEqual(out);
      expect(
        periods.map((one) => one.cached),
        model,
      ).toEqual(cached);
      expect(
        periods.map((one) => one.peakOut),
        `${model} peak`,
      ).toEqual(peakOut);
    }
    // Two for whole hours, two for the running one, and one for each stretch with restarts.
    expect(sent.length).toBeLessThanOrEqual(8);
  });

  test('the hours of a selection are its own, and sums are those of the models', async () => {
    const all = await tableOf();
    const one = await tableOf('model_name="steady"');
    expect(one.models).toHaveLength(1);
    expect(one.models[0]?.periods).toEqual(all.models.find(({ model }) => model === 'steady')?.periods);
    expect(allModels(all).total.out).toBe(all.models.reduce((sum, { total }) => sum + (total.out ?? 0), 0));
  });

  test('a rank that restarted unseen counts its hours once', async () => {
    const { models } = await tableOf('model_name="silent"');
    const hours = [2, 2, 2, 2, 2, (2 * (NOW_S % HOUR_S)) / HOUR_S];
    expect(models[0]?.periods.map(({ rankS }) => (rankS ?? 0) / HOUR_S)).toEqual(hours);
  });

  test('a rank that restarted counts once where its samples are stored twice', async () => {
    const replica = { label: 'replica', shown: 'b', others: ['a'] };
    const { models } = await tableOf(`model_name="${COPIED}"`, {
      ...NO_PLACES,
      replica,
    });
    expect(models[0]?.periods.map((one) => one.out)).toEqual(truthOf(NOW_S).get(COPIED)?.out);
  });

  test('the energy of a host is that of its only model, and of no model where two share it', async () => {
    const { models } = await tableOf();
    const steady = models.find(({ model }) => model === 'steady');
    expect(steady?.periods[1]?.joules).toBeCloseTo(GPU_WATTS * HOUR_S, 3);
    expect(models.find(({ model }) => model === 'shared')?.total.joules).toBeNull();
  });
});

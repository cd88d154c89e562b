import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBlocks } from '../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../tools/servers/prometheus/start';
import { Fleet } from '../../tools/simulator/fleet';
import { writeHistory } from '../../tools/simulator/history';
import { steadyScenario, type Incident } from '../../tools/simulator/scenario';
import { language } from '../i18n/languages/en';
import type { Grid } from '../lib/frame';
import { formatTime } from '../lib/timezone';
import { WATCHES, type WatchName } from '../panels/watches';
import { createReadingLoader } from '../queries/reading-loader';
import type { Column } from '../lib/column';
import { PrometheusClient } from '../queries/http/client';
import { ColumnCache } from '../queries/cache/column-cache';
import type { Reading } from '../lib/reading';
import { markersOf } from './markers';
import { findingsOf } from './rules';
import { sceneOf, type Scene } from './scene';

/** 09:00. */
const START_MS = Date.parse('2026-08-21T09:00:00Z');
const SCRAPE_S = 10;
const at = (minute: number): number => START_MS + minute * 60_000;

const incident = (
  kind: Incident['kind'],
  rank: number,
  minute: number,
  minutes: number,
  factor = 1,
): Incident => ({
  kind,
  rank,
  startMs: at(minute),
  durationS: minutes * 60,
  factor,
});

const INCIDENTS: readonly Incident[] = [
  incident('slow', 2, 20, 10, 2.5),
  incident('restart', 1, 40, 1.5),
  incident('overload', 0, 50, 6, 6),
  incident('stall', 3, 75, 5),
  incident('metrics-off', 0, 88, 30),
];

const SLO = { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 };

/** The findings of a simulated fleet during a morning with one incident after another. */
describe('findings of a simulated fleet', () => {
  const dir = mkdtempSync(join(tmpdir(), 'lmdeploy-findings-'));
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    const scenario = steadyScenario({
      ranks: 4,
      ratePerS: 4,
      incidents: INCIDENTS,
      plan: { maxBatchSize: 16 },
    });
    const files = await writeHistory({
      fleet: new Fleet(scenario, START_MS),
      endMs: at(95),
      scrapeIntervalS: SCRAPE_S,
      instances: [0, 1, 2, 3].map((i) => `10.0.0.1:${23333 + i}`),
      job: 'lmdeploy',
      dir: join(dir, 'files'),
    });
    await createBlocks(files, join(dir, 'data'));
    prometheus = await startPrometheus({ dataDir: join(dir, 'data') });
  }, 120_000);
  afterAll(async () => {
    await prometheus.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  /** The half hour up to a minute of the morning. */
  async function sceneAt(minute: number): Promise<Scene> {
    const grid: Grid = { startS: at(minute - 30) / 1000, endS: at(minute) / 1000, stepS: SCRAPE_S };
    const names = Object.keys(WATCHES) as WatchName[];
    const ttft: Reading = {
      kind: 'share',
      histogram: 'lmdeploy:time_to_first_token_seconds',
      within: 'ttftSeconds',
    };
    const readings = [...names.map((name) => WATCHES[name]), ttft];
    const load = createReadingLoader({
      client: new PrometheusClient({
        url: prometheus.url,
        headers: {},
        credentials: 'same-origin',
        timeoutS: 30,
      }),
      cache: new ColumnCache({ lateS: 60, fullEveryMs: 1e9, mostNumbers: 1e6, now: () => at(200) }),
      readings,
      binding: { selector: '', windowS: 40, gaugeWindowS: 40, slo: SLO },
      grid,
      repair: 'small-deltas',
      signal: new AbortController().signal,
    });
    const results = await load(readings);
    const columns = Object.fromEntries(names.map((name, i) => [name, results[i]?.columns ?? []]));
    return sceneOf({
      grid,
      columns: columns as unknown as Record<WatchName, readonly Column[]>,
      attainment: { ttft: results.at(-1)?.columns[0]?.values ?? null, itl: null, e2e: null },
      slo: SLO,
      span: 'range',
      earlierStart: () => null,
      expectedEngines: null,
      scrapeIntervalS: SCRAPE_S,
      isLive: true,
      formatTime: (atS) => formatTime(atS * 1000, 'utc'),
      rankName: (labels) => language.words.rankName(labels['engine'] ?? ''),
      language,
    });
  }

  async function textsAt(minute: number): Promise<string[]> {
    return findingsOf(await sceneAt(minute)).map(({ text }) => text);
  }

  test('nothing for a healthy fleet', async () => expect(await textsAt(15)).toEqual([]));

  test('a rank that has become slow', async () => {
    expect(await textsAt(28)).toEqual([
      expect.stringMatching(
        /^Rank 2 is slow since 09:(19|20): ITL \d+ ms, 2\.[2-5]× the median of the other ranks\.$/,
      ),
    ]);
  });

  test('a restart, in a sentence and on the charts', async () => {
    expect(await textsAt(48)).toEqual(['Rank 1 restarted at 09:41.']);
    expect(markersOf(await sceneAt(48))).toMatchObject([{ kind: 'restart', text: 'Rank 1 restarted' }]);
  });

  test('a queue at the API server, with the wait of each request', async () => {
    expect(await textsAt(54)).toEqual([
      expect.stringMatching(
        /^[\d,]+ requests wait in the API server since 09:50, about \d+ (s|min) each\. No latency metric includes this wait\.$/,
      ),
      expect.stringMatching(/^\d+ of the waiting requests .* are stale/),
    ]);
  });

  test('a stalled engine, before all other findings', async () => {
    expect((await textsAt(79))[0]).toMatch(
      /^Rank 3 is stalled since 10:15: \d+ requests in the batch, no token generated\.$/,
    );
    expect((await textsAt(82))[0]).toMatch(
      /^Rank 3 was stalled from 10:15 to 10:20: \d+ requests in the batch, no token generated\.$/,
    );
  });

  test('disconnected clients that the API server still counts as waiting', async () => {
    expect(await textsAt(82)).toContainEqual(
      expect.stringMatching(/^\d+ of the waiting requests in the API server of 4 ranks are stale/),
    );
  });

  test('a target that is down, from the first failed scrape', async () => {
    expect((await textsAt(90))[0]).toBe('Rank 0 is down since 10:28: 3 of 4 ranks report.');
    expect((await textsAt(94))[0]).toBe('Rank 0 is down since 10:28: 3 of 4 ranks report.');
  });
});

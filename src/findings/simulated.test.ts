import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBlocks } from '../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../tools/servers/prometheus/start';
import { Fleet } from '../../tools/simulator/fleet';
import { writeHistory } from '../../tools/simulator/history';
import type { Incident } from '../../tools/simulator/incident';
import { steadyScenario } from '../../tools/simulator/scenario';
import { markersOf } from './markers';
import { allFindingsOf } from './all-findings.fixture';
import { prometheusScene } from './fixtures/prometheus-scene';
import type { Scene } from './scene';

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
  const sceneAt = (minute: number): Promise<Scene> =>
    prometheusScene({
      url: prometheus.url,
      grid: { startS: at(minute - 30) / 1000, endS: at(minute) / 1000, stepS: SCRAPE_S },
      binding: { windowS: 40, gaugeWindowS: 40 },
      slo: SLO,
      goals: ['ttft'],
      scrapeIntervalS: SCRAPE_S,
      span: 'range',
    });

  async function textsAt(minute: number): Promise<string[]> {
    return allFindingsOf(await sceneAt(minute)).map(({ text }) => text);
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
      expect.stringMatching(/^At least \d+ of the waiting requests .* are stale/),
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
      expect.stringMatching(/^At least \d+ of the waiting requests in the API server of 4 ranks are stale/),
    );
  });

  test('a target that is down, from the first failed scrape', async () => {
    expect((await textsAt(90))[0]).toBe('Rank 0 is down since 10:28: 3 of 4 ranks report.');
    expect((await textsAt(94))[0]).toBe('Rank 0 is down since 10:28: 3 of 4 ranks report.');
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBlocks } from '../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../tools/servers/prometheus/start';
import { DEFAULT_CONFIG } from '../lib/config';
import { PLACEHOLDERS } from '../lib/reading';
import { promqlOf } from '../queries/promql';
import { WATCHES, type WatchName } from './watches';

/** The time of the queries; the history ends a little later. */
const NOW_S = 1_790_000_000;
const STEP_S = 5;

interface RankStory {
  /** Value of a sample, by the seconds before {@link NOW_S}; null when the rank does not exist. */
  readonly [metric: string]: (agoS: number) => number | null;
}

const target = (rank: number): string => `job="lmdeploy",instance="10.0.0.1:${23333 + rank}"`;
const labelsOf = (rank: number, name: string): string =>
  name.includes(':') ? `${target(rank)},model_name="m",engine="${rank}"` : target(rank);

/** OpenMetrics text of three hours of ranks. */
function openMetrics(ranks: readonly RankStory[]): string {
  const names = [...new Set(ranks.flatMap((rank) => Object.keys(rank)))];
  const lines = names.flatMap((name) => [
    `# TYPE ${name} gauge`,
    ...ranks.flatMap((rank, i) => {
      const own: string[] = [];
      for (let agoS = 10_800; agoS >= -60; agoS -= STEP_S) {
        const value = rank[name]?.(agoS) ?? null;
        if (value !== null) own.push(`${name}{${labelsOf(i, name)}} ${value} ${NOW_S - agoS}`);
      }
      return own;
    }),
  ]);
  return `${lines.join('\n')}\n# EOF\n`;
}

const rising = (perS: number) => (agoS: number) => (10_800 - agoS) * perS;
const always = (value: number) => () => value;

/** Works, and nothing is wrong with it. */
const WELL: RankStory = {
  up: always(1),
  process_start_time_seconds: always(NOW_S - 90_000),
  'lmdeploy:num_requests_running': always(4),
  'lmdeploy:num_requests_waiting': always(0),
  'lmdeploy:num_api_requests_waiting': always(0),
  'lmdeploy:num_api_requests_routed': always(4),
  'lmdeploy:gpu_cache_usage_perc': always(0.97),
  'lmdeploy:num_requests_succeeded': rising(0.5),
  'lmdeploy:num_requests_failed': always(0),
  'lmdeploy:generation_tokens_total': rising(100),
  'lmdeploy:iter_token_latency_sum': rising(4),
  'lmdeploy:iter_token_latency_count': rising(100),
  'lmdeploy:e2e_request_latency_seconds_count': rising(0.5),
  'lmdeploy:request_queue_time_seconds_sum': rising(0.01),
  'lmdeploy:request_queue_time_seconds_count': rising(0.5),
  'lmdeploy:request_prefill_time_seconds_sum': rising(0.05),
  'lmdeploy:request_prefill_time_seconds_count': rising(0.5),
  'lmdeploy:request_cached_tokens_sum': rising(100),
  'lmdeploy:request_prompt_tokens_sum': rising(400),
};

/** Reported until a time, and is down since. */
const downSince = (lastAgoS: number, firstAgoS = Infinity): RankStory => ({
  ...Object.fromEntries(
    Object.keys(WELL).map((name) => [name, (agoS) => (agoS > lastAgoS && agoS <= firstAgoS ? 1 : null)]),
  ),
  up: (agoS) => (agoS > lastAgoS ? 1 : 0),
});

const RANKS: readonly RankStory[] = [
  WELL,
  { ...WELL, 'lmdeploy:num_requests_waiting': always(3) },
  { ...WELL, 'lmdeploy:num_requests_running': always(0) },
  { ...WELL, 'lmdeploy:generation_tokens_total': always(7) },
  { ...WELL, 'lmdeploy:num_requests_succeeded': always(9) },
  { ...WELL, 'lmdeploy:request_queue_time_seconds_sum': (agoS) => (agoS > 10 ? 50 : -1.79e9) },
  { ...WELL, 'lmdeploy:num_api_requests_waiting': always(2), 'lmdeploy:num_api_requests_routed': always(0) },
  { ...WELL, process_start_time_seconds: always(NOW_S - 600) },
  downSince(900),
  // It ran for 83 minutes.
  downSince(4000, 9000),
];

describe('watches', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-watches-'));
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    const file = join(dataDir, 'history.txt');
    const firing = [
      'alertname="LMDeployTargetDown"',
      'alertname="Watchdog"',
      `alertname="LMDeployRestarted",${target(0)}`,
    ];
    const alerts = firing.map((labels) => `ALERTS{${labels},alertstate="firing"} 1 ${NOW_S}\n`);
    writeFileSync(file, openMetrics(RANKS).replace('# EOF', `# TYPE ALERTS gauge\n${alerts.join('')}# EOF`));
    await createBlocks([file], join(dataDir, 'data'));
    prometheus = await startPrometheus({ dataDir: join(dataDir, 'data') });
  }, 60_000);
  afterAll(async () => {
    await prometheus.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function seriesOf(
    name: WatchName,
    selector = '',
  ): Promise<{ metric: Record<string, string>; value: number }[]> {
    const reading = WATCHES[name];
    if (reading.kind !== 'expr' && reading.kind !== 'count') throw new Error(`no PromQL for ${name}`);
    const query = promqlOf(reading, { selector, windowS: 20, gaugeWindowS: 40, slo: DEFAULT_CONFIG.slo });
    const parameters = new URLSearchParams({ query, time: String(NOW_S) });
    const response = await fetch(`${prometheus.url}/api/v1/query?${parameters.toString()}`);
    const body = (await response.json()) as {
      status: string;
      error?: string;
      data: { result: { metric: Record<string, string>; value: [number, string] }[] };
    };
    expect(body, query).toMatchObject({ status: 'success' });
    return body.data.result.map((r) => ({ metric: r.metric, value: Number(r.value[1]) }));
  }

  const ranksOf = async (name: WatchName): Promise<Record<string, number>> =>
    Object.fromEntries((await seriesOf(name)).map(({ metric, value }) => [metric['engine'] ?? '', value]));

  test('use only known placeholders, and no window other than that of a rate', () => {
    for (const [name, reading] of Object.entries(WATCHES)) {
      if (reading.kind !== 'expr') continue;
      for (const found of reading.expr.match(/\$\w+/g) ?? []) expect(PLACEHOLDERS, name).toContain(found);
      expect(reading.expr, name).not.toMatch(/\[\d/);
    }
  });

  test('a real Prometheus accepts each one with an odd selection', async () => {
    for (const name of Object.keys(WATCHES) as WatchName[]) {
      if (WATCHES[name].kind === 'api-wait') continue;
      expect(await seriesOf(name, 'model_name="a\\"} or vector(1)#",engine=~"0|1"'), name).toEqual(
        name === 'alerts' ? expect.anything() : [],
      );
    }
  });

  test('the ranks that report, and their start times within the last hour', async () => {
    expect(Object.keys(await ranksOf('rankRunning'))).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    expect(await ranksOf('rankStart')).toEqual({ 7: NOW_S - 600 });
  });

  test('a full cache is reported only when requests wait', async () => {
    expect(await ranksOf('rankKvFull')).toEqual({ 1: 0.97 });
  });

  test('an idle rank is reported with the requests that wait elsewhere', async () => {
    expect(await ranksOf('rankIdle')).toEqual({ 2: 3 });
  });

  test('a rank with requests and no tokens is reported', async () => {
    expect(await ranksOf('rankStalled')).toEqual({ 3: 4 });
  });

  test('a total that does not change while requests finish is reported', async () => {
    expect(Object.keys(await ranksOf('rankFrozen'))).toEqual(['4']);
  });

  test('a queue time below 0 is reported', async () => {
    expect(Object.keys(await ranksOf('rankNonsense'))).toEqual(['5']);
  });

  test('a target that is down is reported when it was part of the selection', async () => {
    const [down, longDown] = [23341, 23342].map((port) => ({
      metric: { job: 'lmdeploy', instance: `10.0.0.1:${port}` },
      value: 0,
    }));
    expect(await seriesOf('targetDown')).toEqual([down, longDown]);
    expect(await seriesOf('targetDown', 'engine="8"')).toEqual([down]);
    expect(await seriesOf('targetDown', 'engine="0"')).toEqual([]);
  });

  test('tokens of now and of an hour ago, and rates', async () => {
    expect((await seriesOf('cachedTokens'))[0]?.value).toBeCloseTo(800, 0);
    expect((await seriesOf('promptTokensBefore'))[0]?.value).toBeCloseTo(3200, 0);
    expect((await seriesOf('succeeded'))[0]?.value).toBeCloseTo(3.5, 1);
  });

  test('alerts of others are left out, and those of targets that are not selected', async () => {
    const namesOf = async (selector = ''): Promise<string[]> =>
      (await seriesOf('alerts', selector)).map(({ metric }) => metric['alertname'] ?? '').sort();
    expect(await namesOf()).toEqual(['LMDeployRestarted', 'LMDeployTargetDown']);
    expect(await namesOf('engine="0"')).toEqual(['LMDeployRestarted', 'LMDeployTargetDown']);
    expect(await namesOf('engine="1"')).toEqual(['LMDeployTargetDown']);
  });
});

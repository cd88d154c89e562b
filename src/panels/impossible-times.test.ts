import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBlocks } from '../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../tools/servers/prometheus/start';
import { DEFAULT_CONFIG } from '../lib/config';
import type { Reading } from '../lib/reading';
import { promqlOf } from '../queries/promql';
import { panelOf } from '.';
import { WATCHES } from './watches';

const NOW_S = 1_790_000_000;
const HISTORY_S = 600;
const STEP_S = 5;

/** What a rank counts for one request; a request ends every second. */
type PerRequest = Readonly<Record<string, number>>;

const NORMAL: PerRequest = {
  e2e_request_latency_seconds: 17,
  request_queue_time_seconds: 0.5,
  request_prefill_time_seconds: 2,
  request_decode_time_seconds: 10,
  request_prompt_tokens: 800,
  request_cached_tokens: 200,
};

/** A decode node does not record when it schedules a request: LMDeploy uses Unix time 0. */
const DECODE_NODE: PerRequest = {
  ...NORMAL,
  request_queue_time_seconds: -NOW_S,
  request_prefill_time_seconds: NOW_S,
};

/** @param restartAgoS when the rank begins from 0 and is idle from then on; null: it does not restart */
function samplesOf(model: string, rank: number, per: PerRequest, restartAgoS: number | null): string[] {
  const labels = `{job="lmdeploy",instance="10.0.0.1:${23333 + rank}",model_name="${model}",engine="${rank}"}`;
  const lines: string[] = [];
  for (let agoS = HISTORY_S; agoS >= 0; agoS -= STEP_S) {
    const requests = restartAgoS !== null && agoS <= restartAgoS ? 0 : HISTORY_S - agoS;
    for (const [name, each] of Object.entries(per)) {
      lines.push(`lmdeploy:${name}_sum${labels} ${requests * each} ${NOW_S - agoS}`);
      lines.push(`lmdeploy:${name}_count${labels} ${requests} ${NOW_S - agoS}`);
    }
    lines.push(`lmdeploy:num_requests_running${labels} 4 ${NOW_S - agoS}`);
  }
  return lines;
}

/** OpenMetrics requires the samples of a metric to be together. */
function openMetrics(samples: readonly string[]): string {
  const nameOf = (line: string): string => line.slice(0, line.indexOf('{'));
  const names = [...new Set(samples.map(nameOf))];
  const blocks = names.map((name) =>
    [`# TYPE ${name} gauge`, ...samples.filter((line) => nameOf(line) === name)].join('\n'),
  );
  return `${blocks.join('\n')}\n# EOF\n`;
}

describe('panels beside a decode node of a disaggregated pair', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-impossible-'));
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    const file = join(dataDir, 'history.txt');
    const samples = [
      ...samplesOf('pair', 0, NORMAL, null),
      ...samplesOf('pair', 1, DECODE_NODE, null),
      ...samplesOf('restarted', 0, NORMAL, null),
      ...samplesOf('restarted', 1, DECODE_NODE, 10),
      ...samplesOf('decode', 0, DECODE_NODE, null),
      ...samplesOf('idle', 0, NORMAL, HISTORY_S),
    ];
    writeFileSync(file, openMetrics(samples));
    await createBlocks([file], join(dataDir, 'data'));
    prometheus = await startPrometheus({ dataDir: join(dataDir, 'data') });
  }, 60_000);
  afterAll(async () => {
    await prometheus.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function seriesOf(reading: Reading | undefined, model: string): Promise<[string, number][]> {
    if (!reading) throw new Error('There is no such line.');
    const query = promqlOf(reading, {
      selector: `model_name="${model}"`,
      windowS: 20,
      gaugeWindowS: 40,
      slo: DEFAULT_CONFIG.slo,
    });
    const response = await fetch(
      `${prometheus.url}/api/v1/query?${new URLSearchParams({ query, time: String(NOW_S) }).toString()}`,
    );
    const body = (await response.json()) as {
      status: string;
      data: { result: { metric: Record<string, string>; value: [number, string] }[] };
    };
    expect(body, query).toMatchObject({ status: 'success' });
    return body.data.result.map((r) => [r.metric['engine'] ?? '', Number(r.value[1])]);
  }

  const line = async (panel: string, index: number, model: string): Promise<number | undefined> =>
    (await seriesOf(panelOf(panel)?.series[index]?.reading, model))[0]?.[1];

  test.each(['pair', 'restarted'])('show the numbers of the other rank (%s)', async (model) => {
    expect(await line('queue-time', 0, model)).toBeCloseTo(0.5, 9);
    expect(await line('request-phases', 1, model)).toBeCloseTo(0.5, 9);
    expect(await line('request-phases', 2, model)).toBeCloseTo(2, 9);
    expect(await line('request-phases', 4, model)).toBeCloseTo(4.5, 9);
    expect(await line('concurrency', 0, model)).toBeCloseTo(0.5, 9);
    expect(await line('concurrency', 1, model)).toBeCloseTo(2, 9);
    expect(await line('prefill-saved', 0, model)).toBeCloseTo((200 * 2) / 600, 9);
    expect(await line('prefill-saved', 1, model)).toBeCloseTo(2, 9);
  });

  test('show its decode time, which is possible', async () => {
    expect(await line('request-phases', 3, 'pair')).toBeCloseTo(10, 9);
    expect(await line('concurrency', 2, 'pair')).toBeCloseTo(20, 9);
  });

  test('show no number when there is no other rank', async () => {
    expect(await line('queue-time', 0, 'decode')).toBeUndefined();
    expect(await line('concurrency', 1, 'decode')).toBeUndefined();
  });

  test('keep a rank without requests', async () => {
    expect(await line('queue-time', 0, 'idle')).toBeUndefined();
    expect(await line('concurrency', 0, 'idle')).toBe(0);
  });

  test('the watch names the rank that is left out', async () => {
    const enginesOf = async (model: string): Promise<string[]> =>
      (await seriesOf(WATCHES.rankNonsense, model)).map(([engine]) => engine);
    expect(await enginesOf('pair')).toEqual(['1']);
    expect(await enginesOf('restarted')).toEqual(['1']);
    expect(await enginesOf('idle')).toEqual([]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBlocks } from '../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../tools/servers/prometheus/start';
import { fetchLastRequest } from './extent';
import { PrometheusClient } from './http/client';

/** A multiple of the coarse search, so that the last request is in the middle of it. */
const NOW_S = 1_790_000_040;
const LAST_AGO_S = 655;

describe('fetchLastRequest', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-last-request-'));
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    const name = 'lmdeploy:e2e_request_latency_seconds_count';
    const lines = [`# TYPE ${name} gauge`];
    for (let agoS = 3600; agoS >= 0; agoS -= 5)
      lines.push(`${name}{model_name="m"} ${3600 - Math.max(agoS, LAST_AGO_S)} ${NOW_S - agoS}`);
    for (let agoS = 3600; agoS >= 0; agoS -= 5) lines.push(`${name}{model_name="idle"} 7 ${NOW_S - agoS}`);
    const file = join(dataDir, 'history.txt');
    writeFileSync(file, `${lines.join('\n')}\n# EOF\n`);
    await createBlocks([file], join(dataDir, 'data'));
    prometheus = await startPrometheus({ dataDir: join(dataDir, 'data') });
  });
  afterAll(async () => {
    await prometheus.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const fetchOf = (model: string): Promise<number | null> =>
    fetchLastRequest(
      new PrometheusClient({ url: prometheus.url, headers: {}, credentials: 'same-origin', timeoutS: 30 }),
      `model_name="${model}"`,
      NOW_S,
      new AbortController().signal,
    );

  it('finds the last request to ten seconds, and never a later moment', async () => {
    const foundS = ((await fetchOf('m')) ?? NaN) / 1000;
    expect(foundS).toBeLessThanOrEqual(NOW_S - LAST_AGO_S);
    expect(foundS).toBeGreaterThanOrEqual(NOW_S - LAST_AGO_S - 10);
  });

  it('gives null where no request ended', async () => {
    expect(await fetchOf('idle')).toBeNull();
    expect(await fetchOf('no-such-model')).toBeNull();
  });
});

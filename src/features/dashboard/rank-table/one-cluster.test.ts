import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_PLACES } from '../../../lib/place-labels';
import { PrometheusClient } from '../../../queries/http/client';
import { fetchPageSetup } from '../../../queries/page-setup';
import { createBlocks } from '../../../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../../../tools/servers/prometheus/start';
import { END_S, openMetrics } from './fixtures/target-history';

const dir = mkdtempSync(join(tmpdir(), 'lmdeploy-one-cluster-'));
let prometheus: RunningPrometheus;

/** Targets with labels of Kubernetes, each with its own address. */
const HISTORY = openMetrics(
  ['a', 'b'].map((pod) => ({
    job: 'lmdeploy',
    instance: `${pod}:23333`,
    place: { cluster: 'east', namespace: 'llm', pod },
    up: () => 1,
    startS: () => END_S - 90_000,
  })),
);

beforeAll(async () => {
  writeFileSync(join(dir, 'history.txt'), HISTORY);
  await createBlocks([join(dir, 'history.txt')], join(dir, 'data'));
  prometheus = await startPrometheus({ dataDir: join(dir, 'data') });
}, 60_000);
afterAll(async () => {
  await prometheus.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** Counts how often the targets are listed. */
class CountingClient extends PrometheusClient {
  lists = 0;

  override targets(signal: AbortSignal): ReturnType<PrometheusClient['targets']> {
    this.lists += 1;
    return super.targets(signal);
  }
}

test('one cluster needs no list of targets for the identity of its ranks, and no label of a place', async () => {
  const client = new CountingClient({
    url: prometheus.url,
    headers: {},
    credentials: 'same-origin',
    timeoutS: 30,
  });
  const { signal } = new AbortController();
  const { places, scrapeIntervalS } = await fetchPageSetup(client, '', END_S, signal);
  expect([places, scrapeIntervalS]).toEqual([NO_PLACES, 15]);
  expect(client.lists).toBe(0);
});

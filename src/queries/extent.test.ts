import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBlocks } from '../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../tools/servers/prometheus/start';
import { fetchExtent, type DataExtent } from './extent';
import { PrometheusClient } from './http/client';
import { PRESENCE_METRIC } from './presence';

/** A full hour. */
const HOUR_S = 1_789_999_200;
const NOW_S = HOUR_S + 1800;

/** The first and the last sample of each model, seconds before now. */
const SPANS: Readonly<Record<string, readonly [firstAgoS: number, lastAgoS: number]>> = {
  'over two hours': [5 * 3600 + 1000, 3 * 3600 + 1000],
  'between two full hours': [4 * 3600 + 1500, 4 * 3600 + 600],
  'a minute ago': [60, 0],
};

describe('fetchExtent', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-extent-'));
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    const lines = Object.entries(SPANS).flatMap(([model, [firstAgoS, lastAgoS]]) =>
      Array.from(
        { length: (firstAgoS - lastAgoS) / 10 + 1 },
        (_, i) => `${PRESENCE_METRIC}{model_name="${model}"} 0 ${NOW_S - firstAgoS + 10 * i}`,
      ),
    );
    const file = join(dataDir, 'history.txt');
    writeFileSync(file, `# TYPE ${PRESENCE_METRIC} gauge\n${lines.join('\n')}\n# EOF\n`);
    await createBlocks([file], join(dataDir, 'data'));
    prometheus = await startPrometheus({ dataDir: join(dataDir, 'data') });
  });
  afterAll(async () => {
    await prometheus.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const extentOf = (model: string): Promise<DataExtent> =>
    fetchExtent(
      new PrometheusClient({ url: prometheus.url, headers: {}, credentials: 'same-origin', timeoutS: 30 }),
      `model_name="${model}"`,
      NOW_S * 1000,
      new AbortController().signal,
    );

  it.each(Object.entries(SPANS))(
    'finds both ends of data %s, to half a minute',
    async (model, [first, last]) => {
      const { beginsMs, endsMs } = await extentOf(model);
      expect(Math.abs((beginsMs ?? NaN) / 1000 - (NOW_S - first))).toBeLessThanOrEqual(30);
      expect(Math.abs((endsMs ?? NaN) / 1000 - (NOW_S - last))).toBeLessThanOrEqual(30);
    },
  );

  it('gives null for a selection without data', async () => {
    expect(await extentOf('no-such-model')).toEqual({ beginsMs: null, endsMs: null });
  });
});

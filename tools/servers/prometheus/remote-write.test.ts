import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSamples, type RawSeries } from './raw-samples';
import { remoteWrite } from './remote-write';
import { startPrometheus } from './start';

test('a Prometheus that receives samples has them exactly, labels included', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-remote-write-test-'));
  // Version 2.42 has this name of the flag, and later ones too.
  const prometheus = await startPrometheus({ dataDir, extraArgs: ['--web.enable-remote-write-receiver'] });
  try {
    const nowS = Math.floor(Date.now() / 1000);
    const values = (count: number): RawSeries['values'] =>
      Array.from({ length: count }, (_, i) => [nowS - (count - i) / 100, String(i / 3 - 1)] as const);
    const sent: readonly RawSeries[] = [
      // Longer than one literal of Snappy, and more than one request.
      { metric: { __name__: 'a_total', model_name: '模型 "x"\\' }, values: values(60_000) },
      { metric: { __name__: 'b', engine: '0', a: 'first' }, values: values(3) },
    ];
    await remoteWrite(`${prometheus.url}/api/v1/write`, sent);
    const got = await readSamples(prometheus.url, nowS, '1h', '{__name__=~"a_total|b"}');
    expect(got).toEqual(sent);
    await expect(remoteWrite(`${prometheus.url}/api/v1/nothing`, sent)).rejects.toThrow(/^Remote write/);
  } finally {
    await prometheus.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

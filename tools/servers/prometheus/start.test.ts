import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findBinary } from '../../programs/binaries';
import { isPortFree } from '../../process/free-port';
import { startPrometheus } from './start';

/** The value of an instant query now, or null without a result. */
async function instant(url: string, query: string): Promise<string | null> {
  const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}`);
  const body = (await response.json()) as { data: { result: { value: [number, string] }[] } };
  return body.data.result[0]?.value[1] ?? null;
}

async function configFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('lmdeploy-prometheus-'));
}

describe.skipIf(findBinary('prometheus') === null)('startPrometheus', () => {
  const target = createServer((_request, response) => response.end('lmdeploy_test_value 42\n'));
  let dataDir = '';

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'lmdeploy-start-test-'));
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => void vi.unstubAllEnvs());
  afterAll(async () => {
    target.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('scrapes, stops, and starts again on the same port with the same data', async () => {
    const address = `127.0.0.1:${(target.address() as AddressInfo).port}`;
    const first = await startPrometheus({
      dataDir,
      scrapeConfigs: [{ job: 'lmdeploy', targets: [address], intervalS: 0.2 }],
    });
    await vi.waitFor(async () => expect(await instant(first.url, 'lmdeploy_test_value')).toBe('42'), 10_000);
    await expect(startPrometheus({ dataDir, port: first.port })).rejects.toThrow(/Port \d+ is taken/);
    await Promise.all([first.stop(), first.stop()]);
    await first.stop();
    expect(await isPortFree(first.port)).toBe(true);

    const second = await startPrometheus({ dataDir, port: first.port });
    expect(second.port).toBe(first.port);
    expect(
      await instant(second.url, `count(last_over_time(lmdeploy_test_value{instance="${address}"}[5m]))`),
    ).toBe('1');
    await second.stop();
  });

  it('reports why a start failed, and leaves no folder', async () => {
    // Other tests start and stop servers at the same time.
    vi.stubEnv('TMPDIR', dataDir);
    const before = await configFolders();
    await expect(startPrometheus({ dataDir, extraArgs: ['--no-such-flag'] })).rejects.toThrow(/no-such-flag/);
    expect(await configFolders()).toEqual(before);
  });
});

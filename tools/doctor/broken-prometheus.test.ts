import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forwardRequest } from '../servers/forward-request';
import { Parts } from './parts.fixture';
import { startReplayingPrometheus } from './replaying.fixture';
import { doctor, mainText, of } from './run.fixture';

const parts = new Parts();
afterEach(() => parts.close());

const WAIT = { timeout: 60_000, interval: 200 };

describe('a clock that is wrong', () => {
  it.each([
    [-600_000, /^The clock of Prometheus is (599|600|601) s ahead of/],
    [7_200_000, /^The clock of Prometheus is (7199|7200|7201) s behind/],
  ])('of this machine by %i ms is named, and is not taken for missing data', async (aheadMs, expected) => {
    const addresses = await parts.simulate({ ratePerS: 20 });
    const { url } = await parts.prometheus({ lmdeploy: { targets: addresses } });
    await vi.waitFor(async () => {
      const { diagnosis, output } = await doctor(['--prometheus', url], null, Date.now() + aheadMs);
      expect(output).toMatch(/^No problem found: 1 rank reports/);
      expect(of(diagnosis.verdicts, 'clock')?.seen).toMatch(expected);
      expect(of(diagnosis.verdicts, 'metrics')?.seen).toMatch(/The oldest is \d s old\.$/);
    }, WAIT);
  });
});

/** The bcrypt hash of `open sesame`. */
const HASH = '$2b$04$dTNvwpL5VEYJkF9iR4c./uZ/KfR9yZmJ.OPkCtDHNpKSXTjqKJndC';

describe('a Prometheus that is not as it should be', () => {
  it('requires a password: that is named, and the password can be given', async () => {
    const { url, webConfigFile } = await parts.prometheus({});
    writeFileSync(webConfigFile, JSON.stringify({ basic_auth_users: { reader: HASH } }));
    expect(await mainText(['--prometheus', url])).toContain(`${url} requires a login (status 401)`);
    const header = `Authorization: Basic ${btoa('reader:open sesame')}`;
    const { diagnosis } = await doctor(['--prometheus', url, '--header', header]);
    expect(of(diagnosis.verdicts, 'prometheus')).toMatchObject({ state: 'ok' });
  });

  it('still reads its write-ahead log: it is starting', async () => {
    const prometheus = await startReplayingPrometheus();
    try {
      const text = await mainText(['--prometheus', prometheus.url]);
      expect(text).toContain('is still starting (status 503)');
      expect(text).toContain(`curl -i ${prometheus.url}/-/ready`);
      await prometheus.finish();
      const { diagnosis } = await doctor(['--prometheus', prometheus.url]);
      expect(of(diagnosis.verdicts, 'prometheus')).toMatchObject({ state: 'ok' });
    } finally {
      prometheus.kill();
    }
  }, 90_000);

  it('could not load its changed configuration', async () => {
    const { url, pid, configFile } = await parts.prometheus({});
    writeFileSync(configFile, '{"scrape_configs": 7}');
    process.kill(pid, 'SIGHUP');
    await vi.waitFor(async () => {
      expect(await mainText(['--prometheus', url])).toContain(
        'prometheus-api: Prometheus could not load its changed configuration',
      );
    }, WAIT);
    writeFileSync(configFile, '{}');
    process.kill(pid, 'SIGHUP');
    await vi.waitFor(async () => {
      const { diagnosis } = await doctor(['--prometheus', url]);
      expect(of(diagnosis.verdicts, 'prometheus-api')).toMatchObject({ state: 'ok' });
    }, WAIT);
  });

  it('has a store that does not respond: its warning is passed on', async () => {
    const remoteRead = [{ url: 'http://127.0.0.1:9/read', read_recent: true }];
    const { url } = await parts.prometheus({}, '', { remote_read: remoteRead });
    const { diagnosis } = await doctor(['--prometheus', url]);
    expect(of(diagnosis.verdicts, 'warnings')).toMatchObject({ state: 'note' });
    expect(of(diagnosis.verdicts, 'warnings')?.seen).toMatch(/^Prometheus returned: .*connection refused/);
  });

  it('is behind a proxy that keeps the prefix of the path', async () => {
    const { url } = await parts.prometheus({});
    const proxy = await parts.serve((request, response) => {
      if (request.url?.startsWith('/prometheus/') !== true) {
        response.writeHead(403).end();
        return;
      }
      forwardRequest(request, request, response, new URL(url + request.url));
    });
    const text = await mainText(['--prometheus', `${proxy}/prometheus`]);
    expect(text).toContain(`The path http://${proxy}/prometheus/api/v1/query does not exist (status 404).`);
    expect(text).toContain('removes the prefix of the location');
  });
});

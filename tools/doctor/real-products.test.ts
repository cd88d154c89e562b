import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findBackend } from '../programs/backends';
import { startMimir, TENANT_HEADER } from '../servers/backends/mimir';
import { startThanos } from '../servers/backends/thanos';
import type { NginxSettings } from '../servers/nginx/render';
import { startNginx } from '../servers/nginx/start';
import { startPrometheus } from '../servers/prometheus/start';
import { testedVersions } from '../servers/prometheus/tested-versions';
import { startVictoriaMetrics } from '../servers/victoria-metrics/start';
import { doctor } from './run.fixture';

const ending: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(ending.splice(0).map((end) => end())));

/** The address of a server as the page reaches it: behind the nginx of this project. */
async function behindNginx(upstream: string, settings: NginxSettings = {}): Promise<string> {
  const nginx = await startNginx({ settings: { ...settings, PROMETHEUS_UPSTREAM: upstream } });
  ending.push(() => nginx.stop());
  return `${nginx.url}/prometheus`;
}

const versions = await testedVersions('prometheus');

describe('the doctor names the server', () => {
  it.each(versions)('a Prometheus $name, by itself and behind nginx', async ({ path }) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-doctor-test-'));
    const { url, stop } = await startPrometheus({ dataDir, binary: path });
    ending.push(async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    });
    for (const address of [url, await behindNginx(url)]) {
      const { facts } = await doctor(['--prometheus', address]);
      expect(facts.server?.product).toEqual({
        id: 'prometheus',
        version: expect.stringMatching(/^[23]\.\d+/),
      });
    }
  });

  it('a VictoriaMetrics, by itself and behind nginx, in a report for programs too', async (context) => {
    const victoria = await startVictoriaMetrics();
    if (victoria === null) {
      context.skip();
      return;
    }
    ending.push(() => victoria.stop());
    for (const address of [victoria.url, await behindNginx(victoria.url)]) {
      const { output } = await doctor(['--prometheus', address, '--json']);
      expect(JSON.parse(output)).toMatchObject({ server: { id: 'victoria-metrics', version: null } });
    }
  });

  it.skipIf(findBackend('thanos') === null)('a Thanos before two Prometheus, behind nginx', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-doctor-test-'));
    const thanos = await startThanos({ dataDir, isDeduplicating: true });
    ending.push(async () => {
      await thanos.stop();
      rmSync(dataDir, { recursive: true, force: true });
    });
    const { facts, output } = await doctor(['--prometheus', await behindNginx(thanos.url)]);
    expect(facts.server?.product.id).toBe('thanos');
    expect(output).toMatch(/Thanos (\d+\.\d+\S*|\(version not given\)) responds at/);
    expect(output).toContain('Thanos counts the copies of a pair of Prometheus once only when');
  });

  it.skipIf(findBackend('mimir') === null)('a Mimir, behind an nginx that names the tenant', async () => {
    const mimir = await startMimir();
    ending.push(() => mimir.stop());
    const address = await behindNginx(mimir.url, { TENANT_HEADER, TENANT: 'team-a' });
    const { facts, output } = await doctor(['--prometheus', address]);
    expect(facts.server?.product).toEqual({ id: 'mimir', version: expect.stringMatching(/\S/) });
    expect(output).toMatch(/Grafana Mimir \S+ responds at/);
    expect(output).toContain('Grafana Mimir does not have api/v1/targets.');
    expect(output).toContain('It refuses queries beyond the limits of the tenant.');
  });
});

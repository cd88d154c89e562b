import { afterEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '../process/free-port';
import { Parts } from './parts.fixture';
import { doctor, mainText, of } from './run.fixture';

const parts = new Parts();
afterEach(() => parts.close());

/** On a busy machine a report takes seconds, and the first samples are late. */
const WAIT = { timeout: 60_000, interval: 200 };

describe('an nginx before Prometheus', () => {
  it('forbids the request', async () => {
    const address = await parts.nginx('deny all;');
    expect(await mainText(['--prometheus', address])).toContain(
      `${address} forbids this request (status 403)`,
    );
  });

  it('refuses requests that are too many', async () => {
    const { url } = await parts.prometheus({});
    const address = await parts.nginx(
      `limit_req zone=all; limit_req_status 429; proxy_pass ${url};`,
      'limit_req_zone $server_port zone=all:64k rate=1r/m;',
    );
    // Uses up the one request of this minute.
    expect((await fetch(`${address}/-/ready`)).status).toBe(200);
    expect(await mainText(['--prometheus', address])).toContain('too many (status 429)');
  });

  it('does not reach Prometheus', async () => {
    const address = await parts.nginx(`proxy_pass http://127.0.0.1:${await freePort()};`);
    const text = await mainText(['--prometheus', address]);
    expect(text).toContain(`A proxy responds at ${address} with status 502`);
    expect(text).toContain('Prometheus behind it does not respond');
  });

  it('waits in vain for Prometheus', async () => {
    const silent = await parts.serve(() => undefined);
    const address = await parts.nginx(`proxy_pass http://${silent}; proxy_read_timeout 1s;`);
    expect(await mainText(['--prometheus', address])).toContain(
      `A proxy responds at ${address} with status 504`,
    );
  });

  it('closes the location', async () => {
    const address = await parts.nginx('return 503;');
    expect(await mainText(['--prometheus', address])).toContain('Prometheus behind it does not respond');
  });

  it('forwards only queries: the report says what is missing, and has no fault', async () => {
    const [rank = ''] = await parts.simulate({ ratePerS: 20 });
    const { url } = await parts.prometheus({ lmdeploy: { targets: [rank] } });
    const address = await parts.nginx(`if ($uri !~ ^/api/v1/query) { return 404; } proxy_pass ${url};`);
    await vi.waitFor(async () => {
      const { diagnosis, exitCode, output } = await doctor(['--prometheus', address]);
      expect(output).toMatch(/^No problem found: 1 rank reports/);
      expect(exitCode).toBe(0);
      const api = of(diagnosis.verdicts, 'prometheus-api');
      expect(api?.state).toBe('note');
      for (const path of ['targets', 'rules', 'label/…/values', 'status/buildinfo'])
        expect(api?.seen).toContain(`api/v1/${path}`);
    }, WAIT);
  });

  it('forwards no range queries: that is the fault', async () => {
    const [rank = ''] = await parts.simulate({ ratePerS: 20 });
    const { url } = await parts.prometheus({ lmdeploy: { targets: [rank] } });
    const address = await parts.nginx(`location /api/v1/query_range { return 404; } proxy_pass ${url};`);
    expect(await mainText(['--prometheus', address])).toContain(
      `Prometheus responds to query and not to query_range at ${address} (status 404).`,
    );
  });
});

describe('a VictoriaMetrics', () => {
  it('that scrapes a rank gets a report without faults', async (context) => {
    const [rank = ''] = await parts.simulate({ ratePerS: 20 });
    const url = await parts.victoriaMetrics({ lmdeploy: [rank] });
    if (url === null) {
      context.skip();
      return;
    }
    await vi.waitFor(async () => {
      const { exitCode, output } = await doctor(['--prometheus', url]);
      expect(output).toMatch(/^No problem found: 1 rank reports/);
      expect(output).not.toContain('✗');
      expect(output).toContain(`VictoriaMetrics (version not given) responds at ${url} in`);
      expect(output).toContain('VictoriaMetrics lists targets without their scrape interval');
      expect(output).toContain('It lists those of vmalert when it is started with -vmalert.proxyURL.');
      expect(exitCode).toBe(0);
    }, WAIT);
  });

  it('that scrapes no LMDeploy gets a scrape job', async (context) => {
    const node = await parts.respond(200, 'node_load1 1\n');
    const url = await parts.victoriaMetrics({ node: [node] });
    if (url === null) {
      context.skip();
      return;
    }
    await vi.waitFor(async () => {
      expect(await mainText(['--prometheus', url])).toContain(
        'scrape-job: No job of Prometheus scrapes LMDeploy. It scrapes: node.',
      );
    }, WAIT);
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '../process/free-port';
import { Parts } from './parts.fixture';
import { doctor, mainText, of, textOf } from './run.fixture';

const WAIT = { timeout: 15_000, interval: 200 };
const METRICS = 'lmdeploy:num_requests_running{model_name="m",engine="0"} 0\n';

const MULTICAST = '224.0.0.1:23333';

const parts = new Parts();
afterEach(() => parts.close());

describe('the way from Prometheus to LMDeploy', () => {
  it('gives a scrape job for the named server where no job scrapes LMDeploy', async () => {
    const [address = ''] = await parts.simulate({});
    const other = await parts.respond(200, 'node_load1 1\n');
    const { url } = await parts.prometheus({ node: { targets: [other] } });
    const text = await vi.waitFor(async () => {
      const said = await mainText(['--prometheus', url, '--lmdeploy', address]);
      expect(said).toContain('scrape-job: No job of Prometheus scrapes LMDeploy. It scrapes: node.');
      return said;
    }, WAIT);
    expect(text).toContain(`- targets: ["${address}"]`);
    expect(text).toContain(`npm run targets -- ${address}`);
  });

  it('says that a Prometheus has not scraped yet', async () => {
    const { url } = await parts.prometheus({
      node: { targets: ['127.0.0.1:9'], scrape_interval: '1h', scrape_timeout: '1m' },
    });
    const { diagnosis, exitCode, output } = await doctor(['--prometheus', url]);
    expect(diagnosis.main).toMatchObject({ id: 'metrics', state: 'note' });
    expect(output).toMatch(/^Prometheus started \d+ s ago and has not scraped yet\./);
    expect(exitCode).toBe(0);
  });

  it('puts the error of each target into its cause', async () => {
    const [rank = ''] = await parts.simulate({});
    const broken = {
      refused: `127.0.0.1:${await freePort()}`,
      off: await parts.respond(404, '{"detail":"Not Found"}', 'application/json'),
      key: await parts.respond(401, '{"detail":"Unauthorized"}', 'application/json'),
      slow: await parts.serve(() => undefined),
      secure: await parts.serve((_, response) => response.end(METRICS), true),
      page: await parts.respond(200, '<html>hello</html>', 'text/html'),
      busy: await parts.respond(503, ''),
    };
    const { url } = await parts.prometheus({
      ...Object.fromEntries(
        Object.entries(broken).map(([name, address]) => [`lmdeploy-${name}`, { targets: [address] }]),
      ),
      'lmdeploy-untrusted': { targets: [broken.secure], scheme: 'https' },
      'lmdeploy-http': { targets: [broken.busy], scheme: 'https' },
      'lmdeploy-dns': { targets: ['no-such-host.invalid:23333'] },
      'lmdeploy-docker': { targets: ['host.docker.internal:23333'] },
      // No address of the network: nothing can connect to it.
      'lmdeploy-network': { targets: [MULTICAST] },
      'lmdeploy-limit': { targets: [rank], sample_limit: 10 },
    });
    const says = await vi.waitFor(async () => {
      const { diagnosis } = await doctor(['--prometheus', url]);
      const targets = diagnosis.verdicts.filter(({ id }) => id === 'targets');
      expect(targets.map(({ state }) => state)).toEqual(targets.map(() => 'fault'));
      return targets.map(textOf);
    }, WAIT);
    const about = (address: string, sentence: string): string =>
      says.find((text) => text.includes(address) && text.includes(sentence)) ??
      `none in ${says.join('\n\n')}`;
    expect(about(broken.refused, 'connection refused')).toContain('with --dp above 1');
    expect(about(broken.off, 'status 404')).toContain('--disable-metrics');
    expect(about(broken.key, 'status 401')).toContain(
      `curl -i -H "Authorization: Bearer $LMDEPLOY_API_KEY" http://${broken.key}/metrics`,
    );
    expect(about(broken.slow, 'in time')).toContain('--max-concurrent-requests');
    expect(about(broken.secure, 'does not accept http.')).toContain('scheme: https');
    expect(about(broken.secure, 'does not trust the certificate')).toContain('ca_file');
    expect(about(broken.busy, 'does not accept https')).toContain(`curl -i http://${broken.busy}/metrics`);
    expect(about(broken.busy, 'status 503')).toContain('reports an error');
    expect(about('no-such-host.invalid', 'cannot find the address')).toContain(
      'getent hosts no-such-host.invalid',
    );
    expect(about('host.docker.internal', 'cannot find the address')).toContain('extra_hosts');
    expect(about(MULTICAST, 'The network of Prometheus does not reach')).toContain(
      `http://${MULTICAST}/metrics`,
    );
    expect(about(rank, 'a limit of the job is exceeded')).toContain('sample_limit: 2000');
    expect(about(broken.page, 'that is not metrics')).toContain(`curl -i http://${broken.page}/metrics`);
  });

  it('names metrics that are stored under another prefix', async () => {
    const target = await parts.respond(200, 'vllm_num_api_requests_routed{model_name="m"} 0\n');
    const { url } = await parts.prometheus({ collector: { targets: [target] } });
    await vi.waitFor(async () => {
      expect(await mainText(['--prometheus', url])).toContain('they begin with vllm_');
    }, WAIT);
  });

  it('names a target that is up and has no metric of LMDeploy', async () => {
    const target = await parts.respond(200, 'node_load1 1\n');
    const { url } = await parts.prometheus({ lmdeploy: { targets: [target] } });
    await vi.waitFor(async () => {
      const text = await mainText(['--prometheus', url]);
      expect(text).toContain(`Prometheus scrapes ${target}, but stores no metric of LMDeploy.`);
      expect(text).toContain(`curl -i http://${target}/metrics`);
    }, WAIT);
  });

  it('names a server that two jobs scrape, and missing ranks', async () => {
    const target = await parts.respond(200, METRICS);
    const { url } = await parts.prometheus({ a: { targets: [target] }, b: { targets: [target] } });
    await vi.waitFor(async () => {
      const { diagnosis } = await doctor(['--prometheus', url, '--expect', '4']);
      expect(of(diagnosis.verdicts, 'same-server')?.seen).toBe(`${target} is scraped by several jobs: a, b.`);
      expect(of(diagnosis.verdicts, 'ranks')?.seen).toBe('2 of 4 expected ranks report.');
      expect(of(diagnosis.verdicts, 'version')?.seen).toContain('v0.9.2');
    }, WAIT);
  });

  it('names a rank that has stopped, and when the last one did', async () => {
    const running = { first: true, second: true };
    const serve = (name: keyof typeof running) =>
      parts.serve((_, response) => {
        if (running[name]) response.setHeader('content-type', 'text/plain').end(METRICS);
        else response.destroy();
      });
    const targets = [await serve('first'), await serve('second')] as const;
    const { url } = await parts.prometheus({ lmdeploy: { targets } });
    const ranks = async () => of((await doctor(['--prometheus', url])).diagnosis.verdicts, 'ranks');
    await vi.waitFor(async () => expect((await ranks())?.seen).toContain('2 ranks report'), WAIT);
    running.first = false;
    await vi.waitFor(async () => {
      const { diagnosis } = await doctor(['--prometheus', url]);
      expect(of(diagnosis.verdicts, 'targets')).toMatchObject({ state: 'fault' });
      expect(of(diagnosis.verdicts, 'metrics')?.seen).toContain('1 rank has');
      expect(of(diagnosis.verdicts, 'ranks')?.seen).toContain(`${targets[0]} reported within the last hour`);
    }, WAIT);
    running.second = false;
    await vi.waitFor(async () => {
      const { diagnosis } = await doctor(['--prometheus', url]);
      expect(of(diagnosis.verdicts, 'metrics')?.seen).toMatch(
        /^No rank reports now\. The last sample is from \d{4}-/,
      );
    }, WAIT);
  });
});

describe('a system without faults', () => {
  it('has a green report with versions, targets and cost', async () => {
    const addresses = await parts.simulate({ ranks: 2, ratePerS: 20 });
    const { url } = await parts.prometheus({ lmdeploy: { targets: addresses } });
    await vi.waitFor(async () => {
      const { output, exitCode } = await doctor([
        '--prometheus',
        url,
        ...addresses.flatMap((address) => ['--lmdeploy', address]),
      ]);
      expect(output).toMatch(/^No problem found: 2 ranks report, and requests arrive\./);
      expect(output).toMatch(/Prometheus \d+\.\d+\.\d+\S* responds at/);
      expect(output).toMatch(
        /The slowest scrape took .* the interval is 1 s\. A scrape has up to 3\d\d samples\./,
      );
      expect(output).toContain('Prometheus has no alert rules for LMDeploy.');
      expect(exitCode).toBe(0);
    }, WAIT);
  });

  it('says that there is no traffic, with a command for this server and model', async () => {
    const [address = ''] = await parts.simulate({ ratePerS: 0.000_01, models: ["it's/a-model"] });
    const { url } = await parts.prometheus({ lmdeploy: { targets: [address] } });
    await vi.waitFor(async () => {
      const { diagnosis, exitCode, output } = await doctor(['--prometheus', url, '--lang', 'zh']);
      expect(diagnosis.main).toMatchObject({ id: 'traffic', state: 'note' });
      expect(output).toMatch(/^一切正常；一天内没有请求完成/);
      expect(diagnosis.main?.todo[0]?.code).toContain(`curl http://${address}/v1/completions`);
      expect(diagnosis.main?.todo[0]?.code).toContain(
        `{"model":"it'\\''s/a-model","prompt":"Hello","max_tokens":64}`,
      );
      expect(exitCode).toBe(0);
    }, WAIT);
  });
});

describe('LMDeploy itself', () => {
  const server = (health: number, state: string, metrics: number) =>
    parts.serve((request, response) => {
      const hasKey = request.headers.authorization === 'Bearer right';
      if (request.url === '/health') response.writeHead(health).end(JSON.stringify({ status: state }));
      else if (metrics === 401 && !hasKey) response.writeHead(401).end('{}');
      else if (request.url === '/v1/models') response.end('{"data":[{"id":"a-model"}]}');
      else response.writeHead(metrics === 401 ? 200 : metrics).end(metrics === 404 ? '{}' : METRICS);
    });

  it.each([
    [503, 'unhealthy', 200, 'reports that it is unhealthy'],
    [200, 'sleeping', 200, 'is asleep'],
    [200, 'healthy', 404, 'runs without metrics'],
    [200, 'healthy', 401, 'requires a key for /metrics'],
  ])('reads health %i %s with metrics %i', async (health, state, metrics, expected) => {
    const { url } = await parts.prometheus({});
    const address = await server(health, state, metrics);
    expect(await mainText(['--prometheus', url, '--lmdeploy', address])).toContain(
      `lmdeploy: http://${address} ${expected}`,
    );
  });

  it('uses the key', async () => {
    const { url } = await parts.prometheus({});
    const address = await server(200, 'healthy', 401);
    const args = ['--prometheus', url, '--lmdeploy', `http://${address}/metrics`];
    expect(await mainText(args, 'wrong')).toContain(`http://${address} rejects the key`);
    const { diagnosis } = await doctor(args, 'right');
    expect(of(diagnosis.verdicts, 'lmdeploy')?.seen).toContain('It serves a-model.');
  });

  it('names a server that does not respond, before what follows from it', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    const { url } = await parts.prometheus({ lmdeploy: { targets: [address] } });
    expect(await mainText(['--prometheus', url, '--lmdeploy', address])).toContain(
      `lmdeploy: http://${address} does not respond`,
    );
  });
});

describe('the output', () => {
  it('is JSON on demand', async () => {
    const port = await freePort();
    const { output, exitCode } = await doctor(['--prometheus', `127.0.0.1:${port}`, '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      prometheus: `http://127.0.0.1:${port}`,
      isWell: false,
      verdicts: expect.arrayContaining([expect.objectContaining({ id: 'prometheus', state: 'fault' })]),
    });
  });
});

import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { Fleet } from './fleet';
import { parsePage } from './parsed-page';
import { type Scenario, steadyScenario } from './scenario';
import { type ServedFleet, serveFleet } from './server';

const startMs = 1_795_500_000_000;
const running: ServedFleet[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((served) => served.close()));
});

async function serve(scenario: Scenario) {
  const time = { ms: startMs };
  const fleet = new Fleet(scenario, startMs);
  const served = await serveFleet(fleet, { ports: fleet.ranks.map(() => 0), clock: () => time.ms });
  running.push(served);
  const url = (path: string, rank = 0) => `http://127.0.0.1:${served.ports[rank]}${path}`;
  const fault = (body: string) => fetch(url('/fault'), { method: 'POST', body });
  return { fleet, time, url, fault, served };
}

const value = (page: string, name: string) =>
  parsePage(page)
    .flatMap((family) => family.samples)
    .find((sample) => sample.name === name)?.value;

describe('serveFleet', () => {
  it('follows the clock at each scrape, and stops while the clock is behind', async () => {
    const { time, url, fleet } = await serve(steadyScenario({}));
    time.ms += 60_000;
    const first = await (await fetch(url('/metrics'))).text();
    expect(value(first, 'lmdeploy:prompt_tokens_total')).toBeGreaterThan(0);
    time.ms -= 30_000;
    expect(await (await fetch(url('/metrics'))).text()).toBe(first);
    expect(fleet.nowMs).toBe(startMs + 60_000);
  });

  it('responds in the requested format and encoding', async () => {
    const { url } = await serve(steadyScenario({}));
    const plain = await fetch(url('/metrics/'));
    expect(plain.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const accept = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';
    const open = await fetch(url('/metrics'), { headers: { accept } });
    expect(open.headers.get('content-type')).toContain('application/openmetrics-text; version=1.0.0');
    expect(await open.text()).toMatch(/# EOF\n$/);
    const encoding = (acceptEncoding: string) =>
      new Promise((resolve, reject) => {
        const options = { headers: { 'accept-encoding': acceptEncoding } };
        httpRequest(url('/metrics'), options, (response) => {
          response.resume().on('end', () => resolve(response.headers['content-encoding']));
        })
          .once('error', reject)
          .end();
      });
    expect(await encoding('gzip')).toBe('gzip');
    expect(await encoding('identity')).toBeUndefined();
  });

  it('serves each rank on its own port', async () => {
    const { url } = await serve(steadyScenario({ models: ['a', 'b'] }));
    expect(await (await fetch(url('/metrics', 0))).text()).toContain('model_name="a"');
    expect(await (await fetch(url('/metrics', 1))).text()).toContain('model_name="b"');
    expect((await fetch(url('/v1/models'))).status).toBe(404);
  });

  it('reports the true queue at GET /truth, also while the rank is down, and not in /metrics', async () => {
    const overloaded = steadyScenario({
      ratePerS: 20,
      plan: { maxBatchSize: 4 },
      traffic: { hangUpChance: 1 },
    });
    const { url, fault, time } = await serve(overloaded);
    time.ms += 60_000;
    const page = await (await fetch(url('/metrics'))).text();
    const truth = (await (await fetch(url('/truth'))).json()) as { waiting: number; oldestWaitS: number };
    expect(truth.waiting).toBeGreaterThan(10);
    expect(truth.oldestWaitS).toBeGreaterThan(1);
    // Disconnected clients have no socket.
    expect(value(page, 'process_open_fds')).toBe(64 + 4 + truth.waiting);
    expect(value(page, 'lmdeploy:num_api_requests_waiting')).toBeGreaterThan(truth.waiting);
    await fault('{"kind":"restart","seconds":5}');
    expect(await (await fetch(url('/truth'))).json()).toBeNull();
  });

  it('starts a fault by POST /fault', async () => {
    const { url, fault, time } = await serve(steadyScenario({ ranks: 2 }));
    expect((await fault('{"kind":"metrics-off","rank":0,"seconds":10}')).status).toBe(200);
    expect((await fetch(url('/metrics', 0))).status).toBe(404);
    expect((await fetch(url('/metrics', 1))).status).toBe(200);
    time.ms += 10_000;
    expect((await fetch(url('/metrics', 0))).status).toBe(200);

    await fault('{"kind":"restart","rank":1,"seconds":5}');
    await expect(fetch(url('/metrics', 1))).rejects.toThrow();
    await expect(fetch(url('/health', 1))).rejects.toThrow();
    time.ms += 5_000;
    const page = await (await fetch(url('/metrics', 1))).text();
    expect(value(page, 'process_start_time_seconds')).toBe(startMs / 1000 + 15);

    await fault('{"kind":"stall","seconds":300}');
    expect((await fetch(url('/health'))).status).toBe(200);
    time.ms += 100_000;
    expect((await fetch(url('/health'))).status).toBe(503);
  });

  it('lets scrapes fail while all else works', async () => {
    const { url, fault } = await serve(steadyScenario({}));
    expect((await fault('{"kind":"lost-scrapes","share":1}')).status).toBe(200);
    await expect(fetch(url('/metrics'))).rejects.toThrow();
    expect((await fetch(url('/health'))).status).toBe(200);
  });

  it.each([
    ['nonsense', 'The body must be JSON'],
    ['{"kind":"fire"}', '"kind"'],
    ['{"kind":"slow","factor":"2"}', '"factor"'],
    ['{"kind":"slow","seconds":-1}', '"seconds"'],
    ['{"kind":"leak","share":1.5}', '"share"'],
    ['{"kind":"api-lag","lagS":-1}', 'lag of an incident must be above 0'],
    ['{"kind":"held-handles","handles":1.5}', '"handles"'],
    ['{"kind":"slow","model":"x"}', 'There is no model x'],
    ['{"kind":"slow","rank":4}', 'There is no rank 4'],
    [`"${'x'.repeat(20_000)}"`, 'must not be longer'],
  ])('refuses the fault %.30s with a sentence', async (body, words) => {
    const { fault } = await serve(steadyScenario({}));
    const response = await fault(body);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: string }).error).toContain(words);
  });

  it('refuses a taken port and leaves no port open', async () => {
    const { served } = await serve(steadyScenario({}));
    const fleet = new Fleet(steadyScenario({ ranks: 2 }), startMs);
    const taken = served.ports[0] ?? 0;
    await expect(serveFleet(fleet, { ports: [0, taken] })).rejects.toThrow(
      `Port ${taken} on 127.0.0.1 is taken`,
    );
    await expect(serveFleet(fleet, { ports: [0] })).rejects.toThrow('2 ranks needs as many ports');
  });
});

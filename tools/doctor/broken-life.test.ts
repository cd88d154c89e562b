import { afterEach, describe, expect, it, vi } from 'vitest';
import { forwardRequest } from '../servers/forward-request';
import { Parts } from './parts.fixture';
import { doctor, of } from './run.fixture';

const parts = new Parts();
afterEach(() => parts.close());

/** Prometheus finds its targets within 5 s and scrapes every second. */
const WAIT = { timeout: 60_000, interval: 500 };

/** 120 samples of one rank until now, in OpenMetrics; by default of ten minutes. */
function lastMinutes(families: Readonly<Record<string, (i: number) => number>>, { everyS = 5 } = {}): string {
  const nowS = Math.floor(Date.now() / 1000);
  const lines = Object.entries(families).flatMap(([name, at]) => [
    `# TYPE ${name} gauge`,
    ...Array.from(
      { length: 120 },
      (_, i) =>
        `${name}{job="lmdeploy",instance="gpu:23333",model_name="m",engine="0"} ${at(i)} ${nowS - everyS * (119 - i)}`,
    ),
  ]);
  return `${lines.join('\n')}\n# EOF\n`;
}

describe('ranks that do not live as they should', () => {
  it('names an engine that has requests and produces no token', async () => {
    const { url } = await parts.prometheusOf(
      lastMinutes({
        'lmdeploy:num_requests_running': () => 3,
        'lmdeploy:generation_tokens_total': () => 5000,
      }),
    );
    const { diagnosis } = await doctor(['--prometheus', url]);
    expect(of(diagnosis.verdicts, 'engine')).toMatchObject({ state: 'fault' });
    expect(of(diagnosis.verdicts, 'engine')?.seen).toContain(
      'has running requests and produced no token for 5 minutes.',
    );
    expect(of(diagnosis.verdicts, 'gauges')).toMatchObject({ state: 'ok' });
  }, 60_000);

  it('names gauges that stand still while tokens are generated', async () => {
    const { url } = await parts.prometheusOf(
      lastMinutes({
        'lmdeploy:num_requests_running': () => 3,
        'lmdeploy:num_requests_succeeded': () => 9,
        'lmdeploy:gpu_cache_usage_perc': () => 0.4,
        'lmdeploy:generation_tokens_total': (i) => 100 * i,
      }),
    );
    const { diagnosis } = await doctor(['--prometheus', url]);
    expect(of(diagnosis.verdicts, 'gauges')).toMatchObject({ state: 'fault' });
    expect(of(diagnosis.verdicts, 'gauges')?.seen).toContain(
      'have not changed for 5 minutes while tokens were generated.',
    );
    expect(of(diagnosis.verdicts, 'engine')).toMatchObject({ state: 'ok' });
  }, 60_000);

  it('names the time of the last request', async () => {
    const { url } = await parts.prometheusOf(
      lastMinutes(
        {
          'lmdeploy:num_requests_running': () => 0,
          'lmdeploy:request_success_total': (i) => Math.min(i, 60),
        },
        { everyS: 60 },
      ),
    );
    const { diagnosis, exitCode } = await doctor(['--prometheus', url]);
    expect(diagnosis.main).toMatchObject({ id: 'traffic', state: 'note' });
    expect(diagnosis.main?.seen).toMatch(/no request has finished since \d{4}-\d\d-\d\d \d\d:\d\d/);
    expect(exitCode).toBe(0);
  }, 60_000);

  it('names a scrape interval that is too long', async () => {
    const { url } = await parts.prometheusOf(
      lastMinutes({ 'lmdeploy:num_requests_running': () => 0 }, { everyS: 120 }),
    );
    const { diagnosis } = await doctor(['--prometheus', url]);
    expect(of(diagnosis.verdicts, 'scrape-cost')?.seen).toBe('The scrape interval is 120 s.');
  }, 60_000);

  it('names a balancer that sends scrapes to two ranks in turn', async () => {
    const first = await parts.simulate({});
    // Two processes that start within a second may report the same start time.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const ranks = [...first, ...(await parts.simulate({ seed: 2 }))];
    let turn = 0;
    const balancer = await parts.serve((request, response) => {
      const rank = ranks[turn++ % ranks.length] ?? '';
      forwardRequest(request, request, response, new URL(`http://${rank}${request.url ?? '/'}`));
    });
    const { url } = await parts.prometheus({ lmdeploy: { targets: [balancer] } });
    await vi.waitFor(async () => {
      const { diagnosis } = await doctor(['--prometheus', url]);
      expect(of(diagnosis.verdicts, 'balancer')).toMatchObject({ state: 'fault' });
      expect(of(diagnosis.verdicts, 'balancer')?.seen).toContain('changed more than twice in 15 minutes.');
    }, WAIT);
  }, 90_000);

  it('names a scrape that takes most of its interval', async () => {
    const [rank = ''] = await parts.simulate({});
    const slow = await parts.serve((request, response) => {
      const target = new URL(`http://${rank}${request.url ?? '/'}`);
      setTimeout(() => forwardRequest(request, request, response, target), 2600);
    });
    const { url } = await parts.prometheus({
      lmdeploy: { targets: [slow], scrape_interval: '3s', scrape_timeout: '3s' },
    });
    await vi.waitFor(async () => {
      const { diagnosis } = await doctor(['--prometheus', url]);
      expect(of(diagnosis.verdicts, 'scrape-cost')).toMatchObject({ state: 'fault' });
      expect(of(diagnosis.verdicts, 'scrape-cost')?.seen).toContain(
        'close to its interval of 3 s or longer.',
      );
    }, WAIT);
  }, 90_000);
});

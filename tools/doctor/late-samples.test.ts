import { afterEach, describe, expect, it, vi } from 'vitest';
import { Parts } from './parts.fixture';
import { doctor, of } from './run.fixture';

const parts = new Parts();
afterEach(() => parts.close());

/** How late the samples arrive, seconds. */
const DELAY_S = 70;

/** Prometheus finds its targets within 5 s and scrapes every second. */
const WAIT = { timeout: 60_000, interval: 500 };

/** A rank whose metrics have the time at which they were true: Prometheus stores them as samples that come late. */
const lateRank = (isStopped: () => boolean): Promise<string> => {
  let atMs = Date.now() - DELAY_S * 1000;
  return parts.serve((_, response) => {
    if (!isStopped()) atMs = Date.now() - DELAY_S * 1000;
    const sample = `lmdeploy:num_requests_running{model_name="m",engine="0"} 1 ${atMs}`;
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(`# TYPE lmdeploy:num_requests_running gauge\n${sample}\n`);
  });
};

describe('samples that arrive late', () => {
  it('are named with their delay; those of ranks that have stopped are not', async () => {
    let isStopped = false;
    const stops = (): boolean => isStopped;
    const ranks = [await lateRank(stops), await lateRank(stops), await lateRank(() => true)];
    const { url } = await parts.prometheus({ lmdeploy: { targets: ranks } });
    await vi.waitFor(async () => {
      const { diagnosis, facts } = await doctor(['--prometheus', url]);
      expect(of(diagnosis.verdicts, 'late-samples')).toMatchObject({
        state: 'ok',
        seen: expect.stringMatching(
          /New samples arrive about \d+ s late.*the page finds this by itself/,
        ) as string,
      });
      expect(facts.data?.lateByS).toBeGreaterThan(DELAY_S - 10);
    }, WAIT);
    isStopped = true;
    await vi.waitFor(async () => {
      const { diagnosis, exitCode } = await doctor(['--prometheus', url]);
      expect(of(diagnosis.verdicts, 'late-samples')?.state).toBe('unknown');
      expect(exitCode).toBe(0);
    }, WAIT);
  }, 150_000);

  it('are not named where a Prometheus scrapes the ranks', async () => {
    const [rank = ''] = await parts.simulate({});
    const { url } = await parts.prometheus({ lmdeploy: { targets: [rank] } });
    await vi.waitFor(async () => {
      const { diagnosis } = await doctor(['--prometheus', url]);
      expect(of(diagnosis.verdicts, 'late-samples')).toMatchObject({
        state: 'ok',
        seen: 'New samples arrive within 60 s. Each refresh loads the last 60 s again.',
      });
    }, WAIT);
  }, 90_000);
});

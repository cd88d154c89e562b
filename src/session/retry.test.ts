import { expect, it } from 'vitest';
import type { Grid } from '../lib/frame';
import { DEFAULT_CONFIG } from '../lib/config';
import { PANELS } from '../panels';
import type { TimedMatrix } from '../queries/http/client';
import { QueryError } from '../queries/http/errors';
import { FakeClock } from './fixtures/fake-clock';
import { FaultyServer } from './fixtures/faulty-server';
import { Gather } from './gather';
import { PageData } from './page-data.svelte';
import { groupOf } from './reading-group';

/** A server that refuses queries about the queue time while it is broken. */
class PartlyBroken extends FaultyServer {
  isBroken = true;

  protected override sendRange(expr: string, grid: Grid, signal: AbortSignal): Promise<TimedMatrix> {
    if (this.isBroken && expr.includes('request_queue_time'))
      return Promise.reject(new QueryError('rejected', 'too many samples', { status: 422 }));
    return super.sendRange(expr, grid, signal);
  }
}

it('a failing group that a person loads again with success is in the next load', async () => {
  const clock = new FakeClock(1_800_000_000_000, () => Promise.resolve());
  const server = new PartlyBroken(
    clock,
    Math.random,
    () => 6,
    () => undefined,
  );
  const atOnce = new Gather((callback) => callback());
  const groups = PANELS.filter(({ id }) => id === 'queue-time' || id === 'scheduler').map(groupOf);
  const data = new PageData({
    client: server,
    now: () => clock.nowMs,
    lateS: 60,
    sightOf: () => 'visible',
    isHidden: () => false,
    gathers: { panels: atOnce, others: atOnce },
  });
  data.results.prepare(groups.map(({ id }) => id));
  const loadAfter = async (waitS: number): Promise<void> => {
    const toMs = (clock.nowMs += waitS * 1000);
    const range = { fromMs: toMs - 900_000, toMs };
    const { slo } = DEFAULT_CONFIG;
    const query = { range, isLive: true, selector: '', slo, compareS: null, plotWidthPx: 128, groups };
    await data.load(query).ended;
  };
  const queueTime = data.results.of('queue-time');
  // Then the group waits for a minute.
  for (let i = 0; i < 4; i++) await loadAfter(60);
  expect([queueTime.state.kind, data.results.of('scheduler').state.kind]).toEqual(['failed', 'ready']);
  server.isBroken = false;
  await loadAfter(1);
  expect(queueTime.state.kind).toBe('failed');
  expect(await data.retry('queue-time')).toBe(true);
  expect(queueTime.state.kind).toBe('ready');
  const before = queueTime.value?.grid.endS ?? NaN;
  await loadAfter(40);
  expect(queueTime.value?.grid.endS).toBeGreaterThan(before);
});

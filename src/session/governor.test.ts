import { setMaxListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fc } from '../lib/property.fixture';
import type { Sight } from './panel-sight';
import { MOODS, type Mood } from './fixtures/faulty-server';
import { PageWorld } from './fixtures/page-world';
// Loaded in advance: an import ends after more than the pending callbacks that a schedule waits for.
import '../queries/extent';
import '../queries/place-labels';

vi.mock(import('../queries/api-wait/import-api-wait'), async () => {
  const { loadApiWait } = await import('../queries/api-wait/load-api-wait');
  return { importApiWait: () => Promise.resolve(loadApiWait) };
});

const SCHEDULES = Number(process.env['GOVERNOR_SCHEDULES'] ?? 4_000);
const SIGHTS: readonly Sight[] = ['visible', 'visible', 'near', 'far'];

// The signal of a load has a listener for each of its requests.
setMaxListeners(40);

// Thousands of errors are aborted or failed requests, and their stacks cost a tenth of the time. To find a fault, its schedule is enough.
const { stackTraceLimit } = Error;
beforeAll(() => void (Error.stackTraceLimit = 0));
afterAll(() => void (Error.stackTraceLimit = stackTraceLimit));

type Action =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'mood'; readonly mood: Mood }
  | { readonly do: 'hide'; readonly isHidden: boolean }
  | { readonly do: 'interval'; readonly ms: number | null }
  | { readonly do: 'scroll'; readonly sights: readonly Sight[] }
  | { readonly do: 'retry'; readonly index: number }
  | { readonly do: 'view' | 'refresh' | 'online' };

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wait'),
      ms: fc.constantFrom(0, 5, 20, 300, 4000, 12_000, 45_000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('mood'), mood: fc.constantFrom(...MOODS) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hide'), isHidden: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('interval'), ms: fc.constantFrom(null, 5000, 10_000, 60_000) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('scroll'),
      sights: fc.array(fc.constantFrom(...SIGHTS), { minLength: 4, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retry'), index: fc.nat(3) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('view', 'refresh', 'online') }) },
) as fc.Arbitrary<Action>;

function act(world: PageWorld, action: Action): void {
  switch (action.do) {
    case 'wait':
      return;
    case 'mood':
      world.server.mood = action.mood;
      return;
    case 'hide':
      return world.hide(action.isHidden);
    case 'interval':
      return world.setInterval(action.ms);
    case 'scroll':
      return world.isHidden ? undefined : world.scroll(action.sights);
    case 'retry':
      return world.retry(action.index);
    case 'view':
      return world.changeView();
    case 'refresh':
      return world.trigger();
    case 'online':
      return world.comeOnline();
  }
}

/** Numbers from 0 to 1 that follow from a seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Runs with a healthy server and a visible page until the page is at rest. */
async function recover(world: PageWorld): Promise<void> {
  world.server.mood = 'well';
  world.hide(false);
  world.scroll([]);
  if (world.intervalMs === null) world.trigger();
  // A request to a silent server times out after 30 s; the wait after a failure is up to a minute.
  for (let i = 0; i < 8 && (i === 0 || world.unsettled().length > 0); i++) await world.advance(20_300);
}

test(
  `whatever a person does and however Prometheus is, the page keeps its rules (${SCHEDULES} schedules)`,
  { timeout: 900_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { maxLength: 14 }),
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        async (actions, seed, most) => {
          const world = new PageWorld(randomOf(seed), most, setImmediate);
          world.setInterval(10_000);
          world.trigger();
          world.scroll(SIGHTS);
          for (const next of actions) {
            act(world, next);
            await world.advance(next.do === 'wait' ? next.ms : 0);
          }
          await recover(world);
          const { loads, intervalMs } = world;
          // A stretched interval is at most four times the slowest load of this server. What was sent to a silent server has
          // timed out after the first ten seconds.
          for (let i = 0; i < 24 && world.loads === loads && intervalMs !== null; i++)
            await world.advance(10_000);
          // A load may just have begun.
          for (let i = 0; i < 3 && world.unsettled().length > 0; i++) await world.advance(700);
          world.loop.stop();
          const unsettled = world.unsettled();
          world.data.stop();
          expect([...world.faults, ...unsettled]).toEqual([]);
          if (intervalMs !== null) expect(world.loads).toBeGreaterThan(loads);
        },
      ),
      {
        numRuns: SCHEDULES,
        examples: [
          // One query of a group timed out while another waited for its turn; the page was hidden by then.
          [
            [
              { do: 'mood', mood: 'slow' },
              { do: 'mood', mood: 'silent' },
              { do: 'wait', ms: 45_000 },
              { do: 'hide', isHidden: true },
              { do: 'wait', ms: 12_000 },
              { do: 'wait', ms: 45_000 },
            ],
            0,
            1,
          ],
        ],
      },
    );
  },
);

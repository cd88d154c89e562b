import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TimedMatrix } from '../http/client';
import { abortedError, QueryError } from '../http/errors';
import { FakeChannels } from './fixtures/fake-channels';
import { Frames } from './frames';
import type { Task, TaskResult } from './task';

const TASK: Task = { kind: 'range', expr: 'a', grid: { startS: 0, endS: 10, stepS: 10 }, isLarge: false };
const { signal } = new AbortController();

/** A frame, and what it does. */
class World {
  readonly frames: Frames;
  readonly done: { readonly signal: AbortSignal; readonly resolve: (result: TaskResult) => void }[] = [];
  readonly dates: number[] = [];
  failure: unknown = null;
  /** True when tasks wait until `done` resolves them. */
  isSlow = false;

  constructor(id: string, { group = 'g', name = 'page' } = {}) {
    this.frames = new Frames({ openChannel: channels.openChannel, name, id });
    this.frames.join({
      group,
      run: (_task, own) =>
        new Promise((resolve, reject) => {
          this.done.push({ signal: own, resolve });
          own.addEventListener('abort', () => reject(abortedError()));
          if (this.failure !== null) reject(this.failure as Error);
          else if (!this.isSlow) resolve(resultOf(id));
        }),
      onserverdate: ({ serverMs }) => this.dates.push(serverMs),
    });
  }

  run(own = signal): Promise<TaskResult> {
    return this.frames.run(TASK, own);
  }
}

const resultOf = (id: string): TimedMatrix => ({
  series: [
    { labels: { id }, samples: { values: new Float64Array([0, 1, 2, 3]).subarray(1, 3), nanAt: null } },
  ],
  warnings: [],
  infos: [],
  respondedAtMs: 1,
});
const doneBy = (result: TaskResult): string | undefined =>
  'series' in result ? result.series[0]?.labels['id'] : undefined;

let channels: FakeChannels;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  channels = new FakeChannels();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Opens frames one after the other. */
async function open(...ids: string[]): Promise<World[]> {
  const worlds: World[] = [];
  for (const id of ids) {
    worlds.push(new World(id));
    await vi.advanceTimersByTimeAsync(100);
  }
  return worlds;
}

/** Runs the timers of some time, and waits for a promise. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(ms);
  return promise;
}

describe('Frames', () => {
  test('the frame that was ready first does the tasks of all, and its numbers arrive whole', async () => {
    const [first, second, third] = (await open('z', 'a', 'b')) as [World, World, World];
    const results = await within(100, Promise.all([first.run(), second.run(), third.run()]));
    expect(results.map(doneBy)).toEqual(['z', 'z', 'z']);
    const { samples } = (results[2] as TimedMatrix).series[0] ?? {};
    expect([...(samples?.values ?? [])]).toEqual([1, 2]);
    expect(samples?.values.buffer.byteLength).toBe(16);
  });

  test('a frame that opens while others are there finds them before its first request', async () => {
    await open('z');
    const late = new World('a');
    expect(doneBy(await within(100, late.run()))).toBe('z');
  });

  test('a frame of another group, of another version or of another page asks for itself', async () => {
    await open('z');
    for (const world of [new World('a', { group: 'other' }), new World('b', { name: 'other' })]) {
      expect(doneBy(await within(100, world.run()))).not.toBe('z');
    }
  });

  test('when the first frame goes, the next one does the tasks that were under way, each once', async () => {
    const [first, second, third] = (await open('a', 'b', 'c')) as [World, World, World];
    first.isSlow = true;
    const running = [second.run(), third.run()];
    await vi.advanceTimersByTimeAsync(100);
    expect(first.done).toHaveLength(2);
    first.frames.leave();
    const results = await within(100, Promise.all(running));
    expect(results.map(doneBy)).toEqual(['b', 'b']);
    expect(second.done).toHaveLength(2);
    expect(third.done).toHaveLength(0);
  });

  test('a frame that does not hear from the first one within a second asks for itself, and shares again later', async () => {
    const [first, second] = (await open('a', 'b')) as [World, World];
    channels.deaf.add('page a');
    expect(doneBy(await within(1100, second.run()))).toBe('b');
    expect(doneBy(await within(50, second.run()))).toBe('b');
    channels.deaf.delete('page a');
    first.frames.comeBack();
    await vi.advanceTimersByTimeAsync(50);
    expect(doneBy(await within(50, second.run()))).toBe('a');
  });

  test('a first frame that falls silent after it has taken a task does not keep it for ever', async () => {
    const [first, second] = (await open('a', 'b')) as [World, World];
    first.isSlow = true;
    const running = second.run();
    await vi.advanceTimersByTimeAsync(100);
    channels.deaf.add('page a');
    expect(doneBy(await within(2500, running))).toBe('b');
    // The late answer changes nothing.
    first.done[0]?.resolve(resultOf('late'));
    await vi.advanceTimersByTimeAsync(100);
    expect(second.done).toHaveLength(1);
  });

  test('a slow task is waited for as long as the first frame is there', async () => {
    const [first, second] = (await open('a', 'b')) as [World, World];
    first.isSlow = true;
    const running = second.run();
    await vi.advanceTimersByTimeAsync(20_000);
    first.done[0]?.resolve(resultOf('a'));
    expect(doneBy(await within(100, running))).toBe('a');
    expect(second.done).toHaveLength(0);
  });

  test('what a frame withdraws is withdrawn at the first one, also when the frame goes', async () => {
    const [first, second, third] = (await open('a', 'b', 'c')) as [World, World, World];
    first.isSlow = true;
    const controller = new AbortController();
    const running = second.run(controller.signal);
    void third.run();
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    await expect(running).rejects.toMatchObject({ kind: 'aborted' });
    third.frames.leave();
    await vi.advanceTimersByTimeAsync(100);
    expect(first.done.map((one) => one.signal.aborted)).toEqual([true, true]);
  });

  test('a failure reaches each frame as what it is', async () => {
    const [first, second] = (await open('a', 'b')) as [World, World];
    first.failure = new QueryError('rejected', 'too many', { status: 429, retryAfterS: 7 });
    await expect(within(100, second.run())).rejects.toMatchObject({
      name: 'QueryError',
      kind: 'rejected',
      message: 'too many',
      status: 429,
      retryAfterS: 7,
    });
    first.failure = new QueryError('malformed', 'a login', { status: 200, body: 'page' });
    await expect(within(100, second.run())).rejects.toMatchObject({ kind: 'malformed', body: 'page' });
    first.failure = new TypeError('Failed to fetch');
    await expect(within(100, second.run())).rejects.toThrow(TypeError);
  });

  test('the dates of the server reach all frames of the group', async () => {
    const [first, second] = (await open('a', 'b')) as [World, World];
    const other = new World('c', { group: 'other' });
    await vi.advanceTimersByTimeAsync(100);
    first.frames.tellDate({ serverMs: 5, sentMs: 4, receivedMs: 6 });
    await vi.advanceTimersByTimeAsync(100);
    expect([first.dates, second.dates, other.dates]).toEqual([[], [5], []]);
  });

  test('two frames that both come first both do tasks until they know of each other', async () => {
    const [one, other] = [new World('a'), new World('b')];
    const results = await within(200, Promise.all([one.run(), other.run()]));
    expect(results.map(doneBy)).toContain('a');
    expect(doneBy(await within(50, other.run()))).toBe('a');
    expect(doneBy(await within(50, one.run()))).toBe('a');
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Grid } from '../../lib/frame';
import type { TimedMatrix } from '../http/client';
import { QueryError } from '../http/errors';
import { SharedTasks } from './shared-tasks';
import type { GotResponse, Task } from './task';

const GRID: Grid = { startS: 0, endS: 60, stepS: 10 };
const range = (expr: string): Task => ({ kind: 'range', expr, grid: GRID, isLarge: false });
const EMPTY: TimedMatrix = { series: [], warnings: [], infos: [], respondedAtMs: null };

let sent: { readonly name: string; readonly atMs: number; readonly signal: AbortSignal }[] = [];
let hasOthers = true;
let response: GotResponse = { status: 200, headers: [], body: '' };
let failure: QueryError | null = null;
/** Lets the range queries that are sent respond. */
let respond: () => void = () => undefined;
let tasks: SharedTasks;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  sent = [];
  hasOthers = true;
  response = { status: 200, headers: [], body: '' };
  failure = null;
  const responded = new Promise<void>((resolve) => (respond = resolve));
  tasks = new SharedTasks({
    hasOthers: () => hasOthers,
    range: async (expr, _grid, signal) => {
      sent.push({ name: expr, atMs: Date.now(), signal });
      await responded;
      if (failure) throw failure;
      return EMPTY;
    },
    get: async (url, signal) => {
      sent.push({ name: url, atMs: Date.now(), signal });
      await responded;
      return response;
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const { signal } = new AbortController();
const names = (): string[] => sent.map(({ name }) => name);

describe('SharedTasks', () => {
  test('range queries of frames that take turns are sent together, as one load', async () => {
    void tasks.run(range('a'), signal);
    await vi.advanceTimersByTimeAsync(20);
    void tasks.run(range('b'), signal);
    await vi.advanceTimersByTimeAsync(20);
    expect(names()).toEqual([]);
    await vi.advanceTimersByTimeAsync(20);
    expect(names()).toEqual(['a', 'b']);
    expect(sent[0]?.signal).toBe(sent[1]?.signal);
  });

  test('frames that go on asking do not hold up the first one for long', async () => {
    for (let i = 0; i < 20; i++) {
      void tasks.run(range(`${i}`), signal);
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(sent[0]?.atMs).toBeLessThanOrEqual(150);
  });

  test('a frame that is alone does not wait for others', async () => {
    hasOthers = false;
    vi.useRealTimers();
    respond();
    expect(await tasks.run(range('a'), signal)).toBe(EMPTY);
  });

  test('equal tasks are done once, also those that come a little later, and again after some seconds', async () => {
    respond();
    const both = Promise.all([tasks.run(range('a'), signal), tasks.run(range('a'), signal)]);
    await vi.advanceTimersByTimeAsync(100);
    expect(await both).toEqual([EMPTY, EMPTY]);
    void tasks.run(range('a'), signal);
    await vi.advanceTimersByTimeAsync(100);
    expect(names()).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(5000);
    void tasks.run(range('a'), signal);
    await vi.advanceTimersByTimeAsync(100);
    expect(names()).toEqual(['a', 'a']);
  });

  test('a failure is not kept: the next one who wants the same tries again', async () => {
    respond();
    failure = new QueryError('network', 'gone');
    const failed = expect(tasks.run(range('a'), signal)).rejects.toBe(failure);
    await vi.advanceTimersByTimeAsync(100);
    await failed;
    failure = null;
    void tasks.run(range('a'), signal);
    await vi.advanceTimersByTimeAsync(100);
    expect(names()).toEqual(['a', 'a']);
    response = { status: 401, headers: [], body: '' };
    await tasks.run({ kind: 'get', url: 'u' }, signal);
    await tasks.run({ kind: 'get', url: 'u' }, signal);
    expect(names()).toEqual(['a', 'a', 'u', 'u']);
  });

  test('what one frame withdraws goes on for the others, and ends when nobody waits for it', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const withdrawn = tasks.run(range('a'), one.signal);
    const alsoWithdrawn = tasks.run(range('a'), other.signal);
    await vi.advanceTimersByTimeAsync(100);
    one.abort();
    await expect(withdrawn).rejects.toMatchObject({ kind: 'aborted' });
    expect(sent[0]?.signal.aborted).toBe(false);
    other.abort();
    await expect(alsoWithdrawn).rejects.toMatchObject({ kind: 'aborted' });
    expect(sent[0]?.signal.aborted).toBe(true);
  });

  test('a task that is wanted again after all have withdrawn it is done anew', async () => {
    const controller = new AbortController();
    const withdrawn = tasks.run(range('a'), controller.signal);
    controller.abort();
    await expect(withdrawn).rejects.toMatchObject({ kind: 'aborted' });
    respond();
    const again = tasks.run(range('a'), signal);
    await vi.advanceTimersByTimeAsync(100);
    expect(await again).toBe(EMPTY);
  });
});

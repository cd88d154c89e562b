import { describe, expect, test, vi } from 'vitest';
import { Gather } from './gather';
import { Latest } from './latest.svelte';

const never = new AbortController().signal;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('Gather', () => {
  test('results that arrive one by one are shown in one turn', async () => {
    const turns: (() => void)[] = [];
    const gather = new Gather((callback) => turns.push(callback));
    const latests = [new Latest<number>(), new Latest<number>(), new Latest<number>()];
    for (const [i, latest] of latests.entries()) {
      void latest.run(async () => {
        await gather.turn(never);
        return i;
      });
      await settled();
    }
    expect(turns).toHaveLength(1);
    expect(latests.map((l) => l.value)).toEqual([null, null, null]);
    turns[0]?.();
    // Svelte redraws after the last of them.
    let isLastShown = false;
    while (latests[0]?.value === null) await Promise.resolve();
    await Promise.resolve().then(() => (isLastShown = latests[2]?.value === 2));
    expect(isLastShown).toBe(true);
    void gather.turn(never);
    expect(turns).toHaveLength(2);
  });

  test('after a turn that ends at once, as in a hidden tab, the next result waits for its own turn', async () => {
    const turns: (() => void)[] = [];
    let isHidden = true;
    const gather = new Gather((callback) => (isHidden ? callback() : void turns.push(callback)));
    await gather.turn(never);
    isHidden = false;
    let isOver = false;
    const turn = gather.turn(never).then(() => (isOver = true));
    await Promise.resolve();
    expect(turns).toHaveLength(1);
    expect(isOver).toBe(false);
    turns[0]?.();
    await turn;
  });

  test('a turn waits for expected results until they arrive or fail', () => {
    const turns: (() => void)[] = [];
    const gather = new Gather((callback) => turns.push(callback));
    const arrive = [gather.expect(), gather.expect()];
    void gather.turn(never);
    arrive[0]?.();
    arrive[0]?.();
    expect(turns).toHaveLength(0);
    arrive[1]?.();
    expect(turns).toHaveLength(1);
  });

  test('a slow result does not delay the others for long', () => {
    vi.useFakeTimers();
    const turns: (() => void)[] = [];
    const gather = new Gather((callback) => turns.push(callback));
    const arrive = gather.expect();
    void gather.turn(never);
    vi.advanceTimersByTime(300);
    arrive();
    expect(turns).toHaveLength(1);
    vi.useRealTimers();
  });

  test('a result that is aborted while it waits is not shown', async () => {
    const turns: (() => void)[] = [];
    const gather = new Gather((callback) => turns.push(callback));
    const controller = new AbortController();
    const turn = gather.turn(controller.signal);
    controller.abort();
    turns[0]?.();
    await expect(turn).rejects.toMatchObject({ kind: 'aborted' });
  });

  test('a result that is aborted while others are expected is withdrawn at once', async () => {
    const gather = new Gather(() => undefined);
    gather.expect();
    const controller = new AbortController();
    const turn = gather.turn(controller.signal);
    controller.abort();
    await expect(turn).rejects.toMatchObject({ kind: 'aborted' });
  });

  test('a later gather waits for the results of the first one too', () => {
    const turns: string[] = [];
    const later = new Gather(() => turns.push('later'));
    const first = new Gather(() => turns.push('first'), later);
    const arriveFirst = first.expect();
    const arriveLater = later.expect();
    void later.turn(never);
    arriveLater();
    expect(turns).toEqual([]);
    void first.turn(never);
    arriveFirst();
    expect(turns.sort()).toEqual(['first', 'later']);
  });

  test('a gather does not wait for the results of a later one', () => {
    const turns: (() => void)[] = [];
    const later = new Gather(() => undefined);
    const first = new Gather((callback) => turns.push(callback), later);
    later.expect();
    void first.turn(never);
    expect(turns).toHaveLength(1);
  });

  test('shown settles after the turn of what is expected, and at once where nothing is', async () => {
    const turns: (() => void)[] = [];
    const gather = new Gather((callback) => turns.push(callback));
    await gather.shown();
    const arrive = gather.expect();
    let isShown = false;
    const shown = gather.shown().then(() => (isShown = true));
    arrive();
    await settled();
    expect(isShown).toBe(false);
    turns[0]?.();
    await shown;
  });
});

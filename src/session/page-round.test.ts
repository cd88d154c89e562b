import { beforeEach, describe, expect, test } from 'vitest';
import { PageRound } from './page-round';
import type { Sight } from './panel-sight';

let sights: Record<string, Sight>;
let asked: string[];
let results: Map<string, () => void>;
let controller: AbortController;
let round: PageRound;

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function answer(...ids: string[]): Promise<void> {
  for (const id of ids) results.get(id)?.();
  await settled();
}

/** True when a promise has settled. */
async function isOver(promise: Promise<void>): Promise<boolean> {
  let isSettled = false;
  void promise.then(() => (isSettled = true));
  await settled();
  return isSettled;
}

function start(of: Record<string, Sight>): void {
  sights = of;
  round = new PageRound({
    ids: Object.keys(of),
    sightOf: (id) => sights[id] ?? 'unknown',
    ask: (id) => {
      asked.push(id);
      return new Promise((resolve) => results.set(id, resolve));
    },
    signal: controller.signal,
    onstep: () => undefined,
  });
  round.step();
}

beforeEach(() => {
  asked = [];
  results = new Map();
  controller = new AbortController();
});

describe('PageRound', () => {
  test('asks for what is in sight, then for what is near, and not for what is far', async () => {
    start({ near1: 'near', seen1: 'visible', far1: 'far', seen2: 'visible' });
    expect(asked).toEqual(['seen1', 'seen2']);
    await answer('seen1');
    expect(asked).toEqual(['seen1', 'seen2']);
    expect(round.isWaiting).toBe(true);
    await answer('seen2');
    expect(round.isWaiting).toBe(false);
    expect(await isOver(round.seen)).toBe(true);
    expect(await isOver(round.ended)).toBe(false);
    expect(asked).toEqual(['seen1', 'seen2', 'near1']);
    await answer('near1');
    expect(await isOver(round.ended)).toBe(true);
    expect(round.isBehind('far1')).toBe(true);
  });

  test('one that comes near is asked at once, also when the round has ended', async () => {
    start({ seen: 'visible', far: 'far' });
    await answer('seen');
    sights['far'] = 'near';
    round.step();
    expect(asked).toEqual(['seen', 'far']);
    expect(round.isWaiting).toBe(false);
    sights['far'] = 'visible';
    expect(round.isWaiting).toBe(true);
    await answer('far');
    expect(round.isWaiting).toBe(false);
  });

  test('only a few out of sight are asked at once, and one that comes into sight does not wait for them', async () => {
    start({ a: 'near', b: 'near', c: 'near', d: 'near', e: 'near' });
    expect(asked).toEqual(['a', 'b', 'c']);
    sights['e'] = 'visible';
    round.step();
    expect(asked).toEqual(['a', 'b', 'c', 'e']);
    await answer('a', 'b', 'c');
    expect(asked).toEqual(['a', 'b', 'c', 'e']);
    await answer('e');
    expect(asked).toEqual(['a', 'b', 'c', 'e', 'd']);
  });

  test('waits until it is known what is in sight', async () => {
    start({ a: 'unknown', b: 'unknown' });
    expect(asked).toEqual([]);
    expect(round.isWaiting).toBe(true);
    sights = { a: 'visible', b: 'far' };
    round.step();
    expect(asked).toEqual(['a']);
    await answer('a');
    expect(await isOver(round.ended)).toBe(true);
  });

  test('a page of nothing ends at once', async () => {
    start({});
    expect(await isOver(round.ended)).toBe(true);
  });

  test('asks again for one, unless it is being asked', async () => {
    start({ a: 'visible' });
    void round.again('a');
    expect(asked).toEqual(['a']);
    await answer('a');
    void round.again('a');
    expect(asked).toEqual(['a', 'a']);
    expect(round.isWaiting).toBe(true);
    await answer('a');
    expect(round.isWaiting).toBe(false);
  });

  test('once withdrawn it ends and asks nothing', async () => {
    start({ a: 'visible', b: 'near' });
    controller.abort();
    expect(await isOver(round.ended)).toBe(true);
    await answer('a');
    sights['b'] = 'visible';
    round.step();
    void round.again('b');
    expect(asked).toEqual(['a']);
  });
});

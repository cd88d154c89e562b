import { beforeEach, describe, expect, test } from 'vitest';
import { LoadOrder } from './load-order';
import type { Sight } from './panel-sight';

let sights: Record<string, Sight>;
let order: LoadOrder;

function start(of: Record<string, Sight>): void {
  sights = of;
  order = new LoadOrder(Object.keys(of), (id) => sights[id] ?? 'unknown');
}

const finish = (...ids: string[]): void => ids.forEach((id) => order.finish(id));

beforeEach(() => start({}));

describe('LoadOrder', () => {
  test('returns the groups in the window first, then those near it, and not those far away', () => {
    start({ near1: 'near', seen1: 'visible', far1: 'far', seen2: 'visible' });
    expect(order.next()).toEqual(['seen1', 'seen2']);
    finish('seen1');
    expect(order.next()).toEqual([]);
    expect(order.isWaiting).toBe(true);
    finish('seen2');
    expect(order.isWaiting).toBe(false);
    expect(order.isDone).toBe(false);
    expect(order.next()).toEqual(['near1']);
    expect(order.isDone).toBe(false);
    finish('near1');
    expect(order.next()).toEqual([]);
    expect(order.isDone).toBe(true);
    expect(order.hasStarted('far1')).toBe(false);
  });

  test('neither the window nor the load waits for the rest of a group of which a part is shown', () => {
    start({ seen: 'visible', near: 'near' });
    order.next();
    order.showPart('seen');
    expect(order.isWaiting).toBe(false);
    expect(order.next()).toEqual(['near']);
    expect(order.isDone).toBe(false);
    finish('near');
    expect(order.isDone).toBe(true);
  });

  test('what is near does not wait until the window shows its responses, and the load does', () => {
    start({ seen: 'visible', near1: 'near', near2: 'near', near3: 'near' });
    order.next();
    order.arrive('seen');
    expect(order.isWaiting).toBe(true);
    expect(order.next()).toEqual(['near1', 'near2', 'near3']);
    finish('near1', 'near2', 'near3');
    expect(order.isDone).toBe(false);
    finish('seen');
    expect(order.isDone).toBe(true);
  });

  test('returns a group that comes near later, also when all others are done', () => {
    start({ seen: 'visible', far: 'far' });
    order.next();
    finish('seen');
    expect(order.isDone).toBe(true);
    sights['far'] = 'near';
    expect(order.next()).toEqual(['far']);
    expect(order.isWaiting).toBe(false);
    sights['far'] = 'visible';
    expect(order.isWaiting).toBe(true);
    finish('far');
    expect(order.isWaiting).toBe(false);
  });

  test('runs only a few groups outside the window at once, and one in the window does not wait for them', () => {
    start({ a: 'near', b: 'near', c: 'near', d: 'near', e: 'near' });
    expect(order.next()).toEqual(['a', 'b', 'c']);
    sights['e'] = 'visible';
    expect(order.next()).toEqual(['e']);
    finish('a', 'b', 'c');
    expect(order.next()).toEqual([]);
    finish('e');
    expect(order.next()).toEqual(['d']);
  });

  test('waits until it is known which groups are in the window', () => {
    start({ a: 'unknown', b: 'unknown' });
    expect(order.next()).toEqual([]);
    expect(order.isWaiting).toBe(true);
    sights = { a: 'visible', b: 'far' };
    expect(order.next()).toEqual(['a']);
    finish('a');
    expect(order.isDone).toBe(true);
  });

  test('is done at once when there is no group', () => {
    expect(order.next()).toEqual([]);
    expect(order.isDone).toBe(true);
  });

  test('starts a group again, but not while it runs', () => {
    start({ a: 'visible' });
    order.next();
    expect(order.restart('a')).toBe(false);
    finish('a');
    expect(order.restart('a')).toBe(true);
    expect(order.isWaiting).toBe(true);
    finish('a');
    expect(order.isWaiting).toBe(false);
  });

  test('takes other groups and does not start again what both have', () => {
    start({ a: 'visible', b: 'visible' });
    sights['c'] = 'visible';
    order.next();
    finish('a', 'b');
    order.setIds(['b', 'c']);
    expect(order.next()).toEqual(['c']);
  });
});

import { describe, expect, it } from 'vitest';
import { Random } from './random';
import { Sockets } from './sockets';

const sockets = (plan: { keepAliveS?: number; poolSize?: number; drift?: number }) =>
  new Sockets({ keepAliveS: 0, poolSize: 0, drift: 0, ...plan }, new Random(1, 'sockets'));

describe('Sockets', () => {
  it('counts one for each call in progress', () => {
    const open = sockets({});
    open.open(0);
    open.open(0);
    expect(open.count(0)).toBe(2);
    open.release(10);
    open.close();
    expect(open.count(10)).toBe(0);
  });

  it('keeps a socket open after a response, for the next call or until its time is over', () => {
    const open = sockets({ keepAliveS: 5 });
    open.open(0);
    open.release(1_000);
    expect(open.count(5_999)).toBe(1);
    open.open(5_999);
    expect(open.count(5_999)).toBe(1);
    open.release(7_000);
    expect(open.count(12_000)).toBe(0);
  });

  it('never closes a connection of the pool', () => {
    const open = sockets({ poolSize: 2 });
    for (let i = 0; i < 3; i++) open.open(0);
    for (let i = 0; i < 3; i++) open.release(0);
    expect(open.count(86_400_000)).toBe(2);
    open.open(86_400_000);
    expect(open.count(86_400_000)).toBe(2);
  });

  it('drifts when the plan has a drift', () => {
    const open = sockets({ drift: 20 });
    const seen = new Set<number>();
    for (let i = 0; i < 500; i++) {
      open.wander();
      seen.add(open.count(0));
    }
    expect(seen.size).toBeGreaterThan(3);
  });
});

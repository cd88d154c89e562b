import { describe, expect, it } from 'vitest';
import { Agenda } from './agenda';

describe('Agenda', () => {
  it('gives its items in the order of their times, and of their arrival at one time', () => {
    const agenda = new Agenda<string>();
    expect([agenda.nextMs, agenda.take()]).toEqual([Infinity, undefined]);
    for (const [atMs, item] of [
      [30, 'c'],
      [10, 'a'],
      [20, 'b1'],
      [20, 'b2'],
    ] as const) {
      agenda.add(atMs, item);
    }
    expect(agenda.nextMs).toBe(10);
    expect([agenda.take(), agenda.take(), agenda.take(), agenda.take()]).toEqual(['a', 'b1', 'b2', 'c']);
    expect(agenda.nextMs).toBe(Infinity);
  });
});

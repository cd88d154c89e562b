import { describe, expect, it } from 'vitest';
import { Fifo } from './fifo';

describe('Fifo', () => {
  it('returns thousands of items in the order of their arrival', () => {
    const fifo = new Fifo<number>();
    const out: (number | undefined)[] = [];
    for (let i = 0; i < 3000; i++) {
      fifo.push(i);
      if (i % 3 > 0) out.push(fifo.shift());
    }
    expect(fifo.length).toBe(1000);
    expect(fifo.peek()).toBe(2000);
    while (fifo.length > 0) out.push(fifo.shift());
    expect(out).toEqual(Array.from({ length: 3000 }, (_, i) => i));
    expect(fifo.shift()).toBeUndefined();
    expect(fifo.peek()).toBeUndefined();
  });
});

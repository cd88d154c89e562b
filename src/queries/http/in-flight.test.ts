import { describe, expect, test } from 'vitest';
import { InFlight } from './in-flight';

const never = new AbortController().signal;

describe('InFlight', () => {
  test('who asks the same meanwhile shares the answer, who asks later asks anew', async () => {
    const inFlight = new InFlight<number>();
    let count = 0;
    const ask = (): Promise<number> => Promise.resolve(++count);
    const both = [inFlight.join('q', ask, never), inFlight.join('q', ask, never)];
    expect(await Promise.all(both)).toEqual([1, 1]);
    expect(await inFlight.join('other', ask, never)).toBe(2);
    expect(await inFlight.join('q', ask, never)).toBe(3);
  });

  test('is withdrawn when all who wait for it have withdrawn, not before', async () => {
    const inFlight = new InFlight<number>();
    const signals: AbortSignal[] = [];
    let open: (value: number) => void = () => undefined;
    const ask = (signal: AbortSignal): Promise<number> => {
      signals.push(signal);
      return new Promise((resolve) => (open = resolve));
    };
    const first = new AbortController();
    const second = new AbortController();
    const withdrawn = inFlight.join('q', ask, first.signal);
    const kept = inFlight.join('q', ask, second.signal);
    first.abort();
    await expect(withdrawn).rejects.toMatchObject({ kind: 'aborted' });
    expect(signals.map((s) => s.aborted)).toEqual([false]);
    second.abort();
    await expect(kept).rejects.toMatchObject({ kind: 'aborted' });
    expect(signals.map((s) => s.aborted)).toEqual([true]);
    const anew = inFlight.join('q', ask, never);
    open(7);
    expect(await anew).toBe(7);
    expect(signals).toHaveLength(2);
  });

  test('a failure reaches all and is not kept', async () => {
    const inFlight = new InFlight<number>();
    const fail = (): Promise<number> => Promise.reject(new Error('gone'));
    const both = [inFlight.join('q', fail, never), inFlight.join('q', fail, never)];
    for (const answer of both) await expect(answer).rejects.toThrow('gone');
    expect(await inFlight.join('q', () => Promise.resolve(1), never)).toBe(1);
  });

  test('what is withdrawn already is not asked', async () => {
    const inFlight = new InFlight<number>();
    const ask = (): Promise<number> => Promise.reject(new Error('was asked'));
    await expect(inFlight.join('q', ask, AbortSignal.abort())).rejects.toMatchObject({ kind: 'aborted' });
  });
});

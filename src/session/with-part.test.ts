import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withPart } from './with-part';

let shown: string[];
let show: (text: string) => void;
let settle: (text: string) => void;
let fail: (cause: Error) => void;
let whole: Promise<string>;

beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
  show = (text) => shown.push(text);
  whole = new Promise((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
});
afterEach(() => vi.useRealTimers());

const part = (): Promise<string> => Promise.resolve('part');

test('a part is shown where the whole takes much longer, and the whole after it', async () => {
  const result = withPart(whole, part, show);
  await vi.advanceTimersByTimeAsync(4900);
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(shown).toEqual(['part']);
  settle('whole');
  expect(await result).toBe('whole');
});

test('a part that comes hardly before the whole is not shown', async () => {
  let arrive = (): void => undefined;
  const slow = (): Promise<string> => new Promise((resolve) => (arrive = () => resolve('part')));
  const result = withPart(whole, slow, show);
  await vi.advanceTimersByTimeAsync(9000);
  arrive();
  await vi.advanceTimersByTimeAsync(1000);
  settle('whole');
  await result;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown).toEqual([]);
});

test('a part is neither loaded nor shown after the whole, also where that fails', async () => {
  const load = vi.fn(part);
  const result = withPart(whole, load, show);
  fail(new Error('gone'));
  await expect(result).rejects.toThrow('gone');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).not.toHaveBeenCalled();
  expect(shown).toEqual([]);
});

test('a part that fails leaves the whole as it is', async () => {
  const result = withPart(whole, () => Promise.reject(new Error('refused')), show);
  await vi.advanceTimersByTimeAsync(60_000);
  settle('whole');
  expect(await result).toBe('whole');
  expect(shown).toEqual([]);
});

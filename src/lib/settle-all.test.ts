import { expect, test } from 'vitest';
import { settleAll } from './settle-all';

test('gives the values in their order', async () => {
  expect(await settleAll([Promise.resolve(1), 'a', Promise.resolve(null)])).toEqual([1, 'a', null]);
});

test('rejects with the first reason, after the last promise has settled', async () => {
  let hasSettled = false;
  const slow = new Promise<void>((resolve) => setImmediate(resolve)).then(() => (hasSettled = true));
  await expect(settleAll([Promise.reject(new Error('first')), slow])).rejects.toThrow('first');
  expect(hasSettled).toBe(true);
});

import { expect, test } from 'vitest';
import { noteRange, recentRanges } from './recent-ranges';

const store = () => {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
};

test('the four newest ranges are kept, each once, without the quick ranges', () => {
  const storage = store();
  for (const hours of [2, 4, 5, 8, 9, 5]) noteRange(() => storage, { from: `now-${hours}h`, to: 'now' });
  noteRange(() => storage, { from: 'now-6h', to: 'now' });
  expect(recentRanges(() => storage).map(({ from }) => from)).toEqual([
    'now-5h',
    'now-9h',
    'now-8h',
    'now-4h',
  ]);
});

test('nothing that is no range is offered', () => {
  expect(
    recentRanges(() => ({ getItem: () => '[1, {"from": "now-2h"}]', setItem: () => undefined })),
  ).toEqual([]);
});

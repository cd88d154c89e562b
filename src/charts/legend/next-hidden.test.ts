import { describe, expect, it } from 'vitest';
import { nextHidden } from './next-hidden';

const KEYS = ['a', 'b', 'c'];
const after = (hidden: string[], clicked: string, isAdding = false): string[] => [
  ...nextHidden(KEYS, new Set(hidden), clicked, isAdding),
];

describe('nextHidden', () => {
  it.each([
    ['leaves a line alone', [], 'b', false, ['a', 'c']],
    ['leaves a hidden line alone', ['b'], 'b', false, ['a', 'c']],
    ['brings all back from the only line', ['a', 'c'], 'b', false, []],
    ['leaves another line alone', ['a', 'c'], 'a', false, ['b', 'c']],
    ['takes a line away', [], 'b', true, ['b']],
    ['adds a line', ['a', 'b'], 'b', true, ['a']],
    ['brings all back when the last line goes', ['a', 'c'], 'b', true, []],
  ])('%s', (_, hidden, clicked, isAdding, result) => {
    expect(after(hidden, clicked, isAdding)).toEqual(result);
  });

  it('forgets keys that the chart no longer has', () => {
    expect(after(['gone', 'a', 'c'], 'b')).toEqual([]);
    expect(after(['gone'], 'a')).toEqual(['b', 'c']);
  });

  it('brings all back from the only line of a chart', () => {
    expect([...nextHidden(['a'], new Set(), 'a', false)]).toEqual([]);
  });
});

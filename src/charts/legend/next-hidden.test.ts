import { describe, expect, it } from 'vitest';
import { nextHidden } from './next-hidden';

const KEYS = ['a', 'b', 'c'];
const after = (hidden: string[], clicked: string, isAdding = false): string[] => [
  ...nextHidden(KEYS, new Set(hidden), clicked, isAdding),
];

describe('nextHidden', () => {
  it.each([
    ['shows only the clicked line', [], 'b', false, ['a', 'c']],
    ['shows only the clicked line when it was hidden', ['b'], 'b', false, ['a', 'c']],
    ['shows all lines after a click on the only one', ['a', 'c'], 'b', false, []],
    ['shows only another line', ['a', 'c'], 'a', false, ['b', 'c']],
    ['hides a line', [], 'b', true, ['b']],
    ['shows a line', ['a', 'b'], 'b', true, ['a']],
    ['shows all lines when the last one is hidden', ['a', 'c'], 'b', true, []],
  ])('%s', (_, hidden, clicked, isAdding, result) => {
    expect(after(hidden, clicked, isAdding)).toEqual(result);
  });

  it('ignores keys that the chart no longer has', () => {
    expect(after(['gone', 'a', 'c'], 'b')).toEqual([]);
    expect(after(['gone'], 'a')).toEqual(['b', 'c']);
  });

  it('shows the only line of a chart', () => {
    expect([...nextHidden(['a'], new Set(), 'a', false)]).toEqual([]);
  });
});

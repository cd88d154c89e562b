import { describe, expect, it } from 'vitest';
import { matching, rowsOf, toggled } from './picker-rows';

const asIs = (value: string): string => value;

describe('rowsOf', () => {
  it('keeps chosen values that are not options any more, and marks them', () => {
    expect(rowsOf(['0', '1'], ['1', '7'], (v) => `Rank ${v}`)).toEqual([
      { value: '0', name: 'Rank 0', isChosen: false, isGone: false },
      { value: '1', name: 'Rank 1', isChosen: true, isGone: false },
      { value: '7', name: 'Rank 7', isChosen: true, isGone: true },
    ]);
  });

  it('marks no value as gone while the options are loading', () => {
    expect(rowsOf(null, ['7'], asIs)).toEqual([{ value: '7', name: '7', isChosen: true, isGone: false }]);
  });
});

describe('matching', () => {
  const rows = rowsOf(['OpenGVLab/InternVL3-78B-AWQ', 'Qwen/Qwen3-8B', 'a"} or vector(1)#'], [], asIs);
  it.each([
    ['', 3],
    ['   ', 3],
    ['8b', 2],
    ['awq internvl', 1],
    ['"}', 1],
    ['llama', 0],
  ])('%j finds %i', (search, count) => expect(matching(rows, search)).toHaveLength(count));
});

describe('toggled', () => {
  it('adds and removes', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});

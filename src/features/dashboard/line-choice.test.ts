import { expect, test } from 'vitest';
import { hiddenKeys } from './line-choice';
import { withHiddenKeys } from './panel-choices';

const KEYS = ['s0', 's1', 's2', 's3'];

test.each([
  ['one line alone', ['s1', 's2', 's3'], ['p:s0']],
  ['all but one', ['s2'], ['p:-s2']],
  ['half of them', ['s0', 's3'], ['p:s1', 'p:s2']],
  ['all', [], []],
])('a link says which lines are shown: %s', (_, hidden, choices) => {
  const others = ['p2:s0'];
  const written = withHiddenKeys([...others, 'p:s3'], 'p', KEYS, new Set(hidden));
  expect(written).toEqual([...others, ...choices]);
  expect([...hiddenKeys(written, 'p', KEYS)]).toEqual(hidden);
});

test('lines that the panel does not have hide nothing', () => {
  expect([...hiddenKeys(['p:s9', 'p:-s8'], 'p', KEYS)]).toEqual([]);
});

test('a line that alone is shown stays alone when another comes', () => {
  expect([...hiddenKeys(['p:s0'], 'p', [...KEYS, 's4'])]).toEqual(['s1', 's2', 's3', 's4']);
});

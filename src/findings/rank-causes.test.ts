import { expect, test } from 'vitest';
import type { Finding } from './finding';
import { rankCausesOf } from './rank-causes';

const finding = (id: Finding['id'], more: Partial<Finding> = {}): Finding => ({
  id,
  weight: 1,
  state: 'warn',
  isNow: true,
  panel: 'rank-itl',
  atS: 0,
  text: id,
  ...more,
});

const FINDINGS = [
  finding('cause arrivals', { effects: [finding('cause hot', { rankKey: 'a' })] }),
  finding('cause slow', { rankKey: 'a' }),
  finding('cause restart', { rankKey: 'b', isNow: false }),
  finding('cause leak', { rankKey: 'c', isNote: true }),
];

test('a rank has the first cause that is found there, also as an effect of another', () => {
  expect([...rankCausesOf(FINDINGS, true)].map(([key, { id }]) => [key, id])).toEqual([['a', 'cause hot']]);
});

test('in a range that is over, what is over counts too', () => {
  expect([...rankCausesOf(FINDINGS, false).keys()]).toEqual(['a', 'b']);
});

import { expect, it } from 'vitest';
import { isBack } from './is-back';
import { rankLives } from './rank-life';

const GRID = { startS: 1000, endS: 1300, stepS: 10 };
const LABELS = { model_name: 'm', engine: '0', instance: 'a', job: 'j' };

/** A rank with samples at the points for which `isThere` holds. */
function scene(isThere: (i: number) => boolean, startS: number | null = null) {
  const at = (value: number) => Array.from({ length: 31 }, (_, i) => (isThere(i) ? value : null));
  const starts = startS === null ? [] : [{ labels: LABELS, values: at(startS) }];
  return { grid: GRID, lives: rankLives(GRID, [{ labels: LABELS, values: at(1) }], starts, () => false) };
}

it.each([
  ['a rank that is still away', (i: number) => i < 10, null, false],
  ['a rank that was away and reports again', (i: number) => i < 10 || i > 20, null, true],
  ['a rank whose last sample is found for five minutes', () => true, null, false],
  ['a rank that has restarted since', () => true, 1150, true],
  ['a rank that restarted before', () => true, 1050, false],
] as const)('%s', (_, isThere, startS, expected) => {
  const { grid, lives } = scene(isThere, startS);
  expect(lives).toHaveLength(1);
  expect(isBack({ grid, lives }, lives[0]?.key ?? '', 1100)).toBe(expected);
});

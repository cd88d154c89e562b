import { describe, expect, test } from 'vitest';
import { heldSpans, isStillSevere, newestHeld } from './held-spans';

/** Points 10 s apart: five minutes are 30 points, a lost scrape is 3. */
const gridOf = (length: number) => ({ startS: 0, endS: (length - 1) * 10, stepS: 10 });
const spansOf = (ratios: readonly number[], lastsS = 0) =>
  heldSpans(gridOf(ratios.length), (i) => ratios[i] ?? NaN, lastsS).map(({ from, to, overAt }) => [
    from,
    to,
    overAt,
  ]);
const times = (count: number, ratio: number): number[] => new Array<number>(count).fill(ratio);

describe('heldSpans', () => {
  test.each<[string, number[], (number | null)[][]]>([
    ['begins at the threshold, not a tenth below', [0.95, 0.99, 1, 1.2], [[2, 3, null]]],
    ['stays a tenth below', [1, ...times(60, 0.9)], [[0, 60, null]]],
    ['stays while a value hovers', [1, ...times(25, 0.7), 0.95, ...times(25, 0.5)], [[0, 26, null]]],
    ['ends after five calm minutes', [1, ...times(31, 0.8), ...times(60, 0.8)], [[0, 0, 31]]],
    ['ends at once well below', [1, 1, ...times(10, 0.4)], [[0, 1, 5]]],
    ['bridges a lost scrape', [1, NaN, NaN, NaN, 1], [[0, 4, null]]],
    [
      'is two spans with a clear end between',
      [1, ...times(9, 0), 1],
      [
        [0, 0, 4],
        [10, 10, null],
      ],
    ],
    ['does not begin again a tenth below', [1, ...times(9, 0), 0.95], [[0, 0, 4]]],
    ['is empty without a value', times(5, NaN), []],
  ])('%s', (_, ratios, spans) => expect(spansOf(ratios)).toEqual(spans));

  test('needs its time at the threshold itself', () => {
    expect(spansOf([1, ...times(8, 0.95)], 60)).toEqual([]);
    expect(spansOf([1, ...times(5, 0.95), 1, 0.95], 60)).toEqual([[0, 7, null]]);
  });
});

test('a span stays severe for ten minutes after it turned out to be over', () => {
  const ratios = (count: number) => [1, 1, ...times(count, 0)];
  const severe = (count: number) => {
    const grid = gridOf(count + 2);
    return isStillSevere(grid, heldSpans(grid, (i) => ratios(count)[i] ?? NaN, 0).at(-1));
  };
  expect([0, 10, 64, 65].map(severe)).toEqual([true, true, true, false]);
});

test('the newest span is reported while it holds, and for the last quarter of the range', () => {
  const newest = (ratios: readonly number[]) => {
    const grid = gridOf(ratios.length);
    return newestHeld(
      grid,
      5,
      heldSpans(grid, (i) => ratios[i] ?? NaN, 0),
    );
  };
  expect(newest([...times(90, 0), 1, ...times(9, 0)])).toMatchObject({ from: 90 });
  expect(newest([...times(50, 0), 1, ...times(49, 0)])).toBeNull();
  expect(newest([1, ...times(30, 0.6)])).toMatchObject({ from: 0, overAt: null });
  expect(newest([])).toBeNull();
});

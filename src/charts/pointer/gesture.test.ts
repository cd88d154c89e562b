import { describe, expect, it } from 'vitest';
import { indexAt } from './gesture.svelte';
import { EMPTY_SHAPE } from '../shape/shape';
import { pictureOf } from '../picture';

const pictureAt = (times: readonly number[]) =>
  pictureOf({
    frame: { grid: { startS: times[0] ?? 0, endS: times.at(-1) ?? 0, stepS: 60 }, series: [] },
    times,
    unit: 'seconds',
    isLog: false,
    shape: EMPTY_SHAPE,
    markers: [],
    marking: null,
    heating: null,
    medianName: '',
    threshold: null,
    axes: 'full',
    cut: null,
    size: { widthPx: 482, heightPx: 192, fontPx: 11 },
    timezone: 'utc',
  });

describe('indexAt', () => {
  it.each([
    [[600, 660, 720], 600, 0],
    [[600, 660, 720], 689, 1],
    [[600, 660, 720], 691, 2],
    [[600, 660, 720], 749, 2],
    [[600, 660, 720], 760, null],
    [[600, 660, 720], 560, null],
    [[600], 630, 0],
    [[], 600, null],
  ])('among the points %j at %i s is %s', (times, timeS, index) => {
    expect(indexAt(pictureAt(times), timeS)).toBe(index);
  });
});

import { describe, expect, it } from 'vitest';
import { fc } from '../../lib/property.fixture';
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
    [[600, 660, 720, 735], 726, 2],
    [[600, 660, 720, 735], 729, 3],
    [[600, 660, 720, 735], 764, 3],
    [[600, 660, 675, 720, 780], 669, 2],
    [[600, 660, 675, 720, 780], 699, 3],
    [[600, 660, 675, 720, 780], 751, 4],
    [[], 600, null],
  ])('among the points %j at %i s is %s', (times, timeS, index) => {
    expect(indexAt(pictureAt(times), timeS)).toBe(index);
  });

  it('is the nearest point with a latest point anywhere between two others', () => {
    const times = fc
      .record({ count: fc.integer({ min: 2, max: 9 }), at: fc.integer({ min: 1, max: 1200 }) })
      .map(({ count, at }) => {
        const steps = Array.from({ length: count }, (_, i) => i * 60);
        return at % 60 === 0 || at > count * 60 ? steps : [...steps, at].sort((a, b) => a - b);
      });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 600 }), (points, timeS) => {
        const index = indexAt(pictureAt(points), timeS);
        const distances = points.map((atS) => Math.abs(atS - timeS));
        fc.pre(index !== null);
        expect(distances[index ?? -1]).toBe(Math.min(...distances));
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Frame, FrameSeries } from '../../lib/frame';
import { EMPTY_SHAPE } from './shape';
import { shapeOf } from './shape-of';
import { ALL_FORMS } from './later-forms.fixture';

const grid = { startS: 0, endS: 20, stepS: 10 };
const line = (key: string, role: FrameSeries['role'], values: (number | null)[], more = {}): FrameSeries => ({
  key,
  name: key,
  role,
  values,
  ...more,
});
const frameOf = (...series: FrameSeries[]): Frame => ({ grid, series });
const NONE: ReadonlySet<string> = new Set();
const shown = ({ lines }: ReturnType<typeof shapeOf>): string[] =>
  lines.filter((l) => l.isShown).map((l) => l.key);

describe('shapeOf lines', () => {
  const ghost = line('a:ghost', 'p95', [0, 9, 1], { isGhost: true });

  it('draws ghosts behind the lines and includes them in the axis', () => {
    const shape = shapeOf(frameOf(line('a', 'p95', [1, 2, 3]), ghost), 'lines', NONE, ALL_FORMS);
    expect(shown(shape)).toEqual(['a:ghost', 'a']);
    expect(shape.series.map((s) => [s.series.key, s.ghost?.key])).toEqual([['a', 'a:ghost']]);
    expect(shape.extent?.high).toBe(9);
  });

  it('hides a ghost with its line', () => {
    expect(shown(shapeOf(frameOf(line('a', 'p95', [1]), ghost), 'lines', new Set(['a']), ALL_FORMS))).toEqual(
      [],
    );
  });

  it('has no extent without values', () => {
    expect(
      shapeOf(frameOf(line('a', 'p95', [null, null, null])), 'lines', NONE, ALL_FORMS).extent,
    ).toBeNull();
  });
});

describe('shapeOf percentiles', () => {
  const frame = frameOf(line('a', 'p99', [9, 8]), line('b', 'p95', [5, 4]), line('c', 'p50', [1, 2]));

  it('fills the area from p50 to p99 under the lines', () => {
    const { areas, extent } = shapeOf(frame, 'lines', NONE, ALL_FORMS);
    expect(areas.map(({ low, high }) => [low, high])).toEqual([
      [
        [1, 2],
        [9, 8],
      ],
    ]);
    expect(extent).toMatchObject({ low: 1, high: 9 });
  });

  it('fills nothing when one of both is hidden', () => {
    expect(shapeOf(frame, 'lines', new Set(['a']), ALL_FORMS).areas).toEqual([]);
    expect(shapeOf(frame, 'lines', new Set(['c']), ALL_FORMS).areas).toEqual([]);
    expect(shapeOf(frame, 'lines', new Set(['b']), ALL_FORMS).areas).toHaveLength(1);
  });
});

describe('shapeOf bounds', () => {
  const known = line('known', 'api-waiting', [5, null, null]);
  const bounds = line('bounds', 'at-most', [null, 40, 50], { low: [null, 0, 2] });

  it('draws them as an area without a line', () => {
    const shape = shapeOf(frameOf(known, bounds), 'lines', NONE, ALL_FORMS);
    expect(shown(shape)).toEqual(['known']);
    expect(shape.areas.map(({ low, high, colour }) => ({ low, high, colour }))).toEqual([
      { low: [null, 0, 2], high: [null, 40, 50], colour: '--lmd-api-waiting' },
    ]);
    expect(shape.extent).toMatchObject({ low: 0, high: 50 });
  });

  it('draws no area when they are hidden', () => {
    const shape = shapeOf(frameOf(known, bounds), 'lines', new Set(['bounds']), ALL_FORMS);
    expect(shape.areas).toEqual([]);
    expect(shape.extent).toMatchObject({ low: 5, high: 5 });
  });
});

describe('shapeOf many ranks', () => {
  const ranks = (count: number): FrameSeries[] =>
    Array.from({ length: count }, (_, rank) =>
      line(`r${rank}`, 'rank', rank === 4 ? [9, 9, 9] : [1, 1, 1], { rank }),
    );

  it('draws eight ranks as lines', () => {
    const shape = shapeOf(frameOf(...ranks(8)), 'lines', NONE, ALL_FORMS);
    expect(shape.band).toBeNull();
    expect(shown(shape).length).toBe(8);
  });

  it('draws more ranks as a band with its median and the outliers', () => {
    const shape = shapeOf(frameOf(...ranks(64)), 'lines', NONE, ALL_FORMS);
    expect(shown(shape)).toEqual([' median', 'r4']);
    expect(shape.areas.map((a) => [a.low, a.high])).toEqual([
      [
        [1, 1, 1],
        [9, 9, 9],
      ],
    ]);
    expect(shape.extent).toEqual({ low: 1, high: 9, lowPositive: 1 });
    expect(shape.series.every((s) => s.isShown)).toBe(true);
  });

  it('draws a single shown rank as a line', () => {
    const keys = ranks(64).map((s) => s.key);
    const hidden = new Set(keys.filter((key) => key !== 'r30'));
    expect(shown(shapeOf(frameOf(...ranks(64)), 'lines', hidden, ALL_FORMS))).toEqual(['r30']);
  });
});

describe('shapeOf a stack', () => {
  const frame = frameOf(
    line('d', 'decode', [4, 4, null]),
    line('q', 'queue', [1, null, null]),
    line('run', 'running', [7, 7, 7]),
  );

  it('stacks layers and draws running as a line over them', () => {
    const shape = shapeOf(frame, 'stack', NONE, ALL_FORMS);
    expect(shape.series.map((s) => s.series.key)).toEqual(['run', 'q', 'd']);
    expect(shape.lines.map((l) => [l.key, l.values])).toEqual([
      ['q', [5, 4, null]],
      ['d', [4, 4, null]],
      ['run', [7, 7, 7]],
    ]);
    expect(shape.total).toEqual([5, 4, null]);
    expect(shape.extent).toMatchObject({ low: 0, high: 7 });
  });

  it('leaves a hidden layer out of the stack', () => {
    const shape = shapeOf(frame, 'stack', new Set(['d', 'run']), ALL_FORMS);
    expect(shape.areas.map((a) => a.high)).toEqual([[1, null, null]]);
    expect(shown(shape)).toEqual(['q']);
  });
});

describe('shapeOf a heatmap', () => {
  const counts = [
    [1, null, 0],
    [3, null, 0],
  ];
  const cells = { labels: ['1', '2'], bounds: [1, 2], counts };

  it('draws each line on a halo, at its position on the rows', () => {
    const shape = shapeOf(
      { ...frameOf(line('p95', 'p95', [1.5, null, 0.5])), cells },
      'heatmap',
      NONE,
      ALL_FORMS,
    );
    expect(shape.lines.map((l) => [l.key, l.values])).toEqual([
      ['p95 halo', [1.5, null, 0.5]],
      ['p95', [1.5, null, 0.5]],
    ]);
    expect(shape.heat?.rows.count).toBe(2);
  });

  it('is empty until its form is loaded', () => {
    expect(shapeOf({ ...frameOf(), cells }, 'heatmap', NONE, {})).toBe(EMPTY_SHAPE);
  });

  it('is empty without cells and without observations', () => {
    expect(shapeOf(frameOf(), 'heatmap', NONE, ALL_FORMS)).toBe(EMPTY_SHAPE);
    const idle = { ...cells, counts: [[0], [null]] };
    expect(shapeOf({ ...frameOf(), cells: idle }, 'heatmap', NONE, ALL_FORMS)).toBe(EMPTY_SHAPE);
  });
});

import { describe, expect, it } from 'vitest';
import { fc } from '../lib/property.fixture';
import { gridTimes, type FrameSeries } from '../lib/frame';
import { UNITS, type Unit } from '../lib/units';
import type { ChartForm } from './chart-form';
import { pictureOf, structureOf, type PictureInput } from './picture';
import { EXTREME_NUMBERS } from './extreme-numbers.fixture';
import { linePath } from './layout/line-path';
import { shapeOf } from './shape/shape-of';
import { HEATING } from './heating';
import { MARKING } from './marking';
import { ALL_FORMS } from './shape/later-forms.fixture';

const grid = { startS: 1_788_000_000, endS: 1_788_000_540, stepS: 60 };
const series = (key: string, role: FrameSeries['role'], values: (number | null)[]): FrameSeries => ({
  key,
  name: key,
  role,
  values,
});
const ten = (value: number | null): (number | null)[] => Array.from({ length: 10 }, () => value);

interface More extends Partial<PictureInput> {
  readonly form?: ChartForm;
  readonly hidden?: ReadonlySet<string>;
}

const draw = (lines: FrameSeries[], { form = 'lines', hidden = new Set(), ...more }: More = {}) =>
  pictureOf({
    frame: { grid, series: lines },
    shape: shapeOf(more.frame ?? { grid, series: lines }, form, hidden, ALL_FORMS),
    times: gridTimes(grid),
    unit: 'seconds',
    isLog: false,
    threshold: null,
    markers: [],
    marking: MARKING,
    heating: form === 'heatmap' ? HEATING : null,
    medianName: 'median',
    axes: 'full',
    cut: null,
    size: { widthPx: 482, heightPx: 192, fontPx: 11 },
    timezone: 'utc',
    ...more,
  });

describe('pictureOf', () => {
  it('has fixed gutters, wider ones for a large font', () => {
    expect(draw([]).box).toMatchObject({ leftPx: 40, rightPx: 430, topPx: 10, bottomPx: 172 });
    const wall = draw([], { size: { widthPx: 1000, heightPx: 336, fontPx: 13 } }).box;
    expect(wall).toMatchObject({ leftPx: 48, rightPx: 936, bottomPx: 312 });
  });

  it('ignores hidden lines in the axis and in the names at the edge', () => {
    const lines = [series('a', 'p99', ten(90)), series('b', 'p50', ten(2))];
    const picture = draw(lines, { hidden: new Set(['a']) });
    expect(picture.y.max).toBeLessThan(3);
    expect(picture.edges.map((e) => e.key)).toEqual(['b']);
  });

  it('names neither the mean beside percentiles nor a line that ended early', () => {
    const early = [...ten(1).slice(0, 5), ...ten(null).slice(0, 5)];
    const lines = [series('p99', 'p99', ten(3)), series('p95', 'p95', early), series('mean', 'mean', ten(1))];
    expect(draw(lines).edges.map((e) => e.key)).toEqual(['p99']);
    expect(draw(lines.slice(1)).edges.map((e) => e.key)).toEqual(['mean']);
  });

  it('has no lines and no y ticks without full axes', () => {
    const time = draw([series('a', 'p99', ten(90))], { axes: 'time' });
    expect([time.series.length, time.yTicks.length]).toEqual([0, 0]);
    expect(time.xTicks.length).toBeGreaterThan(0);
    expect(draw([], { axes: 'baseline' }).xTicks).toEqual([]);
  });

  it('has room on both sides of a single point', () => {
    const one = { startS: 100, endS: 100, stepS: 10 };
    expect(draw([], { frame: { grid: one, series: [] }, times: [100] }).span).toEqual({
      fromS: 90,
      toS: 110,
    });
  });
});

describe('pictureOf a stack', () => {
  const layers = [
    series('a', 'decode', ten(2)),
    series('b', 'queue', ten(1)),
    series('c', 'running', ten(9)),
  ];

  it('names layers in their middle and a line over them at its end', () => {
    const { edges, box, y } = draw(layers, { form: 'stack' });
    const px = (value: number): number => box.bottomPx - (value / y.max) * (box.bottomPx - box.topPx);
    expect(edges.map((e) => [e.key, Math.round(e.yPx)])).toEqual([
      ['c', Math.round(px(9))],
      ['b', Math.round(px(2.5))],
      ['a', Math.round(px(1))],
    ]);
  });

  it('has neither a logarithmic axis nor a tint', () => {
    const picture = draw(layers.slice(0, 1), { form: 'stack', isLog: true });
    expect(picture.y.isLog).toBe(false);
    expect(picture.isArea).toBe(false);
  });
});

describe('pictureOf a heatmap', () => {
  const cells = { labels: ['1', '2', '+Inf'], bounds: [1, 2, Infinity], counts: [ten(3), ten(1), ten(0)] };
  const frame = { grid, series: [series('p95', 'p95', ten(1.5))], cells };

  it('has an axis of rows with the threshold at its position', () => {
    const picture = draw([], { form: 'heatmap', frame, threshold: 0.5 });
    expect(picture.y).toMatchObject({ min: 0, max: 3, isLog: false });
    expect(picture.threshold).toBe(0.5);
    expect(picture.yTicks.map((t) => t.label).filter((l) => l !== '')).toEqual(['0', '1', '2', '>2', '0.5']);
    expect(picture.lines.map((l) => l.values[0])).toEqual([1.5, 1.5]);
  });

  it('ignores a threshold outside its rows', () => {
    expect(draw([], { form: 'heatmap', frame, threshold: 0 }).threshold).toBeNull();
  });
});

describe('pictureOf any numbers', () => {
  const column = fc.array(fc.option(EXTREME_NUMBERS), { minLength: 10, maxLength: 10 });
  const bounds = fc.uniqueArray(EXTREME_NUMBERS, { minLength: 1, maxLength: 4 });

  it.each(['lines', 'stack', 'heatmap'] as const)('has finite pixels as %s', (form) => {
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 3 }),
        bounds,
        fc.constantFrom(...(Object.keys(UNITS) as Unit[])),
        fc.boolean(),
        fc.option(EXTREME_NUMBERS),
        (columns, someBounds, unit, isLog, threshold) => {
          const lines = columns.map((values, i) => series(`s${i}`, 'decode', values));
          const sorted = [...someBounds].sort((a, b) => a - b);
          const counts = sorted.map((_, i) => columns[i]?.map((v) => v && Math.abs(v)) ?? ten(1));
          const cells = { labels: sorted.map(String), bounds: sorted, counts };
          const picture = draw(lines, {
            form,
            frame: { grid, series: lines, cells },
            unit,
            isLog,
            threshold,
          });
          const pixels = [...picture.edges.map((e) => e.yPx), picture.y.min, picture.y.max];
          expect(pixels.filter((px) => !Number.isFinite(px))).toEqual([]);
          for (const { drawn } of picture.series) expect(linePath(picture, drawn)).not.toMatch(/NaN|Inf|e/);
        },
      ),
    );
  });
});

describe('structureOf', () => {
  it('stays the same when ranks become a band and back, whichever are outliers', () => {
    const many = (far: number): FrameSeries[] =>
      Array.from({ length: 64 }, (_, rank) => ({
        ...series(`r${rank}`, 'rank', ten(rank === far ? 90 : 1)),
        rank,
      }));
    const isolated = new Set(
      many(0)
        .slice(1)
        .map((s) => s.key),
    );
    expect(structureOf(draw(many(7)))).toBe(structureOf(draw(many(5))));
    expect(structureOf(draw(many(7), { hidden: isolated }))).toBe(structureOf(draw(many(7))));
  });

  it('is the same for new values, hidden lines and another size, and different for other lines or another axis', () => {
    const base = structureOf(draw([series('a', 'p99', ten(90)), series('b', 'p50', ten(2))]));
    const again = [series('a', 'p99', ten(1)), series('b', 'p50', ten(null))];
    const size = { widthPx: 300, heightPx: 192, fontPx: 11 };
    expect(structureOf(draw(again, { hidden: new Set(['b']), size }))).toBe(base);
    expect(structureOf(draw(again, { isLog: true }))).not.toBe(base);
    expect(structureOf(draw(again.slice(1)))).not.toBe(base);
  });
});

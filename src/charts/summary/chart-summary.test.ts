import { describe, expect, it } from 'vitest';
import { EN, ZH } from '../../i18n/full-language.fixture';
import { gridTimes, type Frame, type FrameSeries } from '../../lib/frame';
import type { ChartForm } from '../chart-form';
import { HEATING } from '../heating';
import { pictureOf } from '../picture';
import { ALL_FORMS } from '../shape/later-forms.fixture';
import { shapeOf } from '../shape/shape-of';
import { chartSummary } from './chart-summary';

/** An hour in 61 points. */
const HOUR = { startS: 12 * 3600, endS: 13 * 3600, stepS: 60 };

const line = (
  name: string,
  values: readonly (number | null)[],
  more: Partial<FrameSeries> = {},
): FrameSeries => ({ key: name, name, role: 'main', values, ...more });

const each = (valueAt: (index: number) => number | null, count = 61): (number | null)[] =>
  Array.from({ length: count }, (_, i) => valueAt(i));

interface More {
  readonly form?: ChartForm;
  readonly hidden?: ReadonlySet<string>;
  readonly threshold?: number;
  readonly language?: typeof EN;
  readonly axes?: 'full' | 'time';
}

function summary(frame: Frame, more: More = {}): string {
  const { form = 'lines', hidden = new Set(), threshold = null, language = EN, axes = 'full' } = more;
  const picture = pictureOf({
    frame,
    shape: shapeOf(frame, form, hidden, ALL_FORMS),
    times: gridTimes(frame.grid),
    unit: 'seconds',
    isLog: false,
    threshold,
    marking: null,
    heating: form === 'heatmap' ? HEATING : null,
    markers: [],
    medianName: 'median',
    axes,
    cut: null,
    size: { widthPx: 492, heightPx: 192, fontPx: 11 },
    timezone: 'utc',
  });
  return chartSummary({ picture, grid: frame.grid, threshold, words: language.words, lang: language });
}

const rising = line(
  'p95',
  each((i) => (i === 45 ? 3 : 0.5 + i / 60)),
);

describe('chartSummary', () => {
  it('says range, last value, extremes with their times, trend, and how long the line is above the objective', () => {
    const frame = { grid: HOUR, series: [rising] };
    expect(summary(frame, { threshold: 1 })).toBe(
      'From 12:00 to 13:00, 1 line. p95: last 1.50 s, lowest 0.50 s at 12:00, highest 3.00 s at 12:45, rising, ' +
        'above the objective of 1 s in 49% of the range.',
    );
    expect(summary(frame, { threshold: 1, language: ZH })).toBe(
      '12:00 至 13:00，共 1 条线。p95：最新值 1.50 s，最低 0.50 s（12:00），最高 3.00 s（12:45），呈上升趋势，' +
        '49% 的时间超出目标 1 s。',
    );
  });

  it('says that a line is never above its objective, and writes a rare excess as less than 1%', () => {
    const grid = { ...HOUR, endS: 12 * 3600 + 199 * 60 };
    const rare = line(
      'p95',
      each((i) => (i === 9 ? 2 : 1), 200),
    );
    expect(summary({ grid, series: [rare] }, { threshold: 3 })).toContain('never above the objective of 3 s');
    expect(summary({ grid, series: [rare] }, { threshold: 1 })).toContain('in <1% of the range');
  });

  it('says the share of gaps, and when the last value is older than the range', () => {
    const series = [
      line(
        'mean',
        each((i) => (i < 30 ? 1 + (i % 2) : null)),
      ),
    ];
    expect(summary({ grid: HOUR, series })).toBe(
      'From 12:00 to 13:00, 1 line. mean: last 2.00 s at 12:29, lowest 1.00 s at 12:00, highest 2.00 s at 12:01, ' +
        'no value in 51% of the range.',
    );
  });

  it('says one value for a line that does not change, and for one point', () => {
    const flat = line(
      'flat',
      each(() => 0),
    );
    expect(summary({ grid: HOUR, series: [flat] })).toBe('From 12:00 to 13:00, 1 line. flat: always 0.00 s.');
    const point = { grid: { ...HOUR, endS: HOUR.startS }, series: [line('p50', [0.2])] };
    expect(summary(point)).toBe('From 12:00 to 12:00, 1 line. p50: last 0.20 s.');
  });

  it('says that there are no values', () => {
    const none = {
      grid: HOUR,
      series: [
        line(
          'p95',
          each(() => null),
        ),
      ],
    };
    expect(summary(none)).toBe('From 12:00 to 13:00: no values.');
    expect(summary({ grid: HOUR, series: [rising] }, { axes: 'time' })).toBe(
      'From 12:00 to 13:00: no values.',
    );
    expect(summary({ grid: HOUR, series: [] }, { language: ZH })).toBe('12:00 至 13:00：没有数据。');
  });

  it('leaves out hidden lines and ghosts, and says how many are hidden', () => {
    const ghost = line(
      'p95:ghost',
      each(() => 9),
      { isGhost: true },
    );
    const series = [
      rising,
      line(
        'p50',
        each(() => 0.25),
      ),
      ghost,
    ];
    expect(summary({ grid: HOUR, series }, { hidden: new Set(['p95']) })).toBe(
      'From 12:00 to 13:00, 1 line. 1 line is hidden. p50: always 0.25 s.',
    );
  });

  it('describes at most six lines', () => {
    const series = Array.from({ length: 8 }, (_, i) =>
      line(
        `line ${i}`,
        each(() => i),
      ),
    );
    const text = summary({ grid: HOUR, series });
    expect(text).toContain('line 5: always 5.00 s.');
    expect(text).not.toContain('line 6');
    expect(text).toMatch(/2 more lines are not described\.$/);
  });

  it('describes many ranks by their median and by the ranks at both ends', () => {
    const series = Array.from({ length: 12 }, (_, rank) =>
      line(
        `rank ${rank}`,
        each(() => rank),
        { role: 'rank', rank },
      ),
    );
    expect(summary({ grid: HOUR, series })).toBe(
      'From 12:00 to 13:00, 12 lines. median: always 5.50 s. ' +
        'At the end rank 11 is highest with 11.00 s, and rank 0 is lowest with 0.00 s.',
    );
  });

  it('begins with the total of a stack', () => {
    const series = [
      line(
        'decode',
        each(() => 2),
      ),
      line(
        'queue',
        each(() => 1),
      ),
    ];
    expect(summary({ grid: HOUR, series }, { form: 'stack' })).toBe(
      'From 12:00 to 13:00, 2 lines. total: always 3.00 s. queue: always 1.00 s. decode: always 2.00 s.',
    );
  });

  it('says where the observations of a heatmap are', () => {
    const cells = {
      labels: ['0.25', '0.5', '1', '+Inf'],
      bounds: [0.25, 0.5, 1, Infinity],
      counts: [each(() => 0), each(() => 3), each(() => 1), each((i) => (i === 0 ? 0.1 : null))],
    };
    const frame = {
      grid: HOUR,
      series: [
        line(
          'p50',
          each(() => 0.4),
          { role: 'p50' },
        ),
      ],
      cells,
    };
    expect(summary(frame, { form: 'heatmap' })).toBe(
      'From 12:00 to 13:00, 1 line. Distribution over buckets from 0.25–0.5 s to > 1 s; ' +
        'the fullest bucket is 0.25–0.5 s with 75%. p50: always 0.40 s.',
    );
  });

  it('says bounds instead of a number in the first and in the top bucket, and the true extremes of a gauge', () => {
    const known = { lower: 0, upper: 0.1, isFirst: true, isTop: false, observations: 500, needed: 20 };
    const first = line(
      'p50',
      each(() => 0.05),
      { certaintyAt: () => known },
    );
    expect(summary({ grid: HOUR, series: [first] })).toContain('p50: always ≤0.1 s.');
    const levels = { sampled: each(() => 2), low: each((i) => (i === 30 ? 0 : 1)) };
    const gauge = line(
      'running',
      each((i) => (i === 15 ? 7 : 3)),
      { levels },
    );
    expect(summary({ grid: HOUR, series: [gauge] })).toContain(
      'running: last 2.00 s, lowest 0.00 s at 12:30, highest 7.00 s at 12:15, steady.',
    );
  });
});

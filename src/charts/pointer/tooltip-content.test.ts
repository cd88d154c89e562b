import { ENGLISH } from '../../lib/lang.fixture';
import { describe, expect, it } from 'vitest';
import { gridTimes, type Frame, type FrameSeries } from '../../lib/frame';
import type { ChartForm } from '../chart-form';
import { pictureOf } from '../picture';
import { shapeOf } from '../shape/shape-of';
import { HEATING } from '../heating';
import { MARKING } from '../marking';
import { ALL_FORMS } from '../shape/later-forms.fixture';
import { tooltipContent } from './tooltip-content';
import { bucketText } from './tooltip-facts';
import { EN } from '../../i18n/full-language.fixture';

const en = EN.words;

const grid = { startS: 0, endS: 120, stepS: 60 };
const line = (key: string, role: FrameSeries['role'], values: (number | null)[], more = {}): FrameSeries => ({
  key,
  name: key,
  role,
  values,
  ...more,
});

function content(frame: Frame, form: ChartForm, index: number, pointerYPx: number | null) {
  const picture = pictureOf({
    frame,
    shape: shapeOf(frame, form, new Set(), ALL_FORMS),
    times: gridTimes(frame.grid),
    unit: 'seconds',
    isLog: false,
    threshold: null,
    marking: MARKING,
    heating: form === 'heatmap' ? HEATING : null,
    markers: [{ id: 'a', atS: 60, kind: 'restart', text: 'Rank 5 restarted' }],
    medianName: 'median',
    axes: 'full',
    cut: null,
    size: { widthPx: 492, heightPx: 192, fontPx: 11 },
    timezone: 'utc',
  });
  return tooltipContent(picture, index, pointerYPx, frame.grid, en, ENGLISH);
}

describe('tooltipContent', () => {
  it('lists the layers of a stack and their total', () => {
    const frame = { grid, series: [line('d', 'decode', [4, 4, 4]), line('q', 'queue', [1, null, 1])] };
    const { rows, tail, notes } = content(frame, 'stack', 1, null);
    expect(rows.map((r) => [r.line.series.key, r.value])).toEqual([
      ['q', null],
      ['d', 4],
    ]);
    expect(tail).toEqual([{ name: 'total', text: '4.00' }]);
    expect(notes).toEqual(['00:01 Rank 5 restarted']);
  });

  it('describes the cell under the pointer', () => {
    const cells = {
      labels: ['0.25', '0.5', '+Inf'],
      bounds: [0.25, 0.5, Infinity],
      counts: [
        [3, null, 0],
        [1, null, 0],
        [0.02, null, 0],
      ],
    };
    const frame = { grid, series: [line('p50', 'p50', [0.2, null, null])], cells };
    const at = (index: number, yPx: number | null) => content(frame, 'heatmap', index, yPx).head;
    expect(at(0, 171)).toEqual([{ name: '≤ 0.25 s', text: '75% · 3.0/s' }]);
    expect(at(0, 91)).toEqual([{ name: '0.25–0.5 s', text: '25% · 1.0/s' }]);
    expect(at(0, 11)).toEqual([{ name: '> 0.5 s', text: '0.5% · 0.020/s' }]);
    expect(at(1, 91)).toEqual([{ name: '0.25–0.5 s', text: '–' }]);
    expect(at(0, 180)).toEqual([]);
    expect(at(0, null)).toEqual([]);
  });

  it('shows the facts of a band of ranks before the nearest ranks', () => {
    const series = Array.from({ length: 64 }, (_, rank) =>
      line(`r${rank}`, 'rank', [rank, rank, rank], { rank }),
    );
    const { head, rows, moreCount } = content({ grid, series }, 'lines', 0, 100);
    expect(head).toEqual([
      { name: 'median', text: '31.50' },
      { name: 'lowest–highest', text: '0.00–63.00' },
    ]);
    expect([rows.length, moreCount]).toEqual([8, 56]);
  });

  it('shows the values of ghosts', () => {
    const ghost = line('a:ghost', 'p95', [7, 7, 7], { isGhost: true });
    const { rows, isCompared } = content(
      { grid, series: [line('a', 'p95', [1, 2, 3]), ghost] },
      'lines',
      2,
      null,
    );
    expect(isCompared).toBe(true);
    expect(rows.map((r) => [r.value, r.before])).toEqual([[3, 7]]);
  });
});

describe('bucketText', () => {
  it.each([
    [[-1, 2], 0, '≤ −1 s'],
    [[1, Infinity], 1, '> 1 s'],
  ])('of %j, bucket %i', (bounds, bucket, text) => {
    expect(bucketText(bounds, bucket, 'seconds', ENGLISH)).toBe(text);
  });

  it('is empty when +Inf is the only bucket', () => {
    expect(bucketText([Infinity], 0, 'seconds', ENGLISH)).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { EN } from '../../i18n/full-language.fixture';
import type { Frame, FrameSeries } from '../../lib/frame';
import type { ChartForm } from '../chart-form';
import { scrolledTo, topRow } from './keep-in-sight';
import { valueTable } from './value-table';

const grid = { startS: 0, endS: 120, stepS: 60 };
const line = (name: string, values: (number | null)[], more: Partial<FrameSeries> = {}): FrameSeries => ({
  key: name,
  name,
  role: 'main',
  values,
  ...more,
});

function texts(frame: Frame, form: ChartForm = 'lines', hidden: readonly string[] = []): string[][] {
  const { times, columns } = valueTable(frame, 'milliseconds', form, new Set(hidden), EN.words, EN);
  return columns.map(({ name, unit, textAt }) => [`${name} ${unit}`, ...times.map((_, i) => textAt(i))]);
}

describe('valueTable', () => {
  it('has a column for each shown series, with its unit, and a dash at a gap', () => {
    const series = [line('p99', [0.2, null, 1.25]), line('p50', [0.1, 0.1, 0.1])];
    expect(texts({ grid, series })).toEqual([
      ['p99 ms', '200', '–', '1,250'],
      ['p50 ms', '100', '100', '100'],
    ]);
    expect(texts({ grid, series }, 'lines', ['p99'])).toEqual([['p50 ms', '100', '100', '100']]);
  });

  it('has the period compared with beside each series', () => {
    const ghost = line('p99', [0.3, 0.3, null], { key: 'p99:ghost', isGhost: true });
    expect(texts({ grid, series: [line('p99', [0.2, 0.2, 0.2]), ghost] })).toEqual([
      ['p99 ms', '200', '200', '200'],
      ['p99 (earlier) ms', '300', '300', '–'],
    ]);
  });

  it('has the buckets of a heatmap first, and the layers of a stack from the top down', () => {
    const cells = {
      labels: ['0.5', '+Inf'],
      bounds: [0.5, Infinity],
      counts: [
        [1, null, 2.5],
        [0, 0, 4],
      ],
    };
    expect(texts({ grid, series: [line('p50', [0.2, 0.2, 0.2])], cells }, 'heatmap')).toEqual([
      ['≤ 500 ms 1/s', '1.0', '–', '2.5'],
      ['> 500 ms 1/s', '0.0', '0.0', '4.0'],
      ['p50 ms', '200', '200', '200'],
    ]);
    const layers = [line('decode', [1, 1, 1]), line('queue', [2, 2, 2])];
    expect(texts({ grid, series: layers }, 'stack').map(([name]) => name)).toEqual(['queue ms', 'decode ms']);
  });

  it('has the bounds of a value that is not known exactly, and a row for the latest point', () => {
    const bounds = line('wait', [0.2, 0.4, 0.4, 0.5], { low: [null, 0.1, 0.4, 0.4] });
    const frame = { grid: { ...grid, latestS: 130 }, series: [bounds] };
    expect(texts(frame)).toEqual([['wait ms', '200', '100–400', '400–400', '400–500']]);
    expect(valueTable(frame, 'seconds', 'lines', new Set(), EN.words, EN).times).toEqual([0, 60, 120, 130]);
  });

  it('knows the widest text of a column', () => {
    const [column] = valueTable(
      { grid, series: [line('a', [-12345, 3, 2])] },
      'count',
      'lines',
      new Set(),
      EN.words,
      EN,
    ).columns;
    expect(column?.widthChars).toBe('−12,345'.length);
  });
});

describe('scrolledTo', () => {
  const rows = [300, 240, 180, 120, 60];
  const kept = (scrolledPx: number, next: readonly number[]): number | null => {
    const top = topRow(rows, scrolledPx, 24);
    return top && scrolledTo(next, top, 24);
  };

  it('keeps the row at the top when new rows come before it', () => {
    expect(kept(50, [420, 360, ...rows.slice(0, 3)])).toBe(98);
  });

  it('stays at the newest row', () => {
    expect(kept(0, [420, 360, ...rows])).toBeNull();
  });

  it('goes to the nearest older row, or to the oldest, when the row has gone', () => {
    expect(kept(50, [300, 200, 100])).toBe(48);
    expect(kept(110, [900, 840])).toBe(24);
    expect(kept(50, [])).toBe(0);
  });
});

import { expect, test } from 'vitest';
import { csvOf } from './csv';
import type { Frame } from './frame';

const frame: Frame = {
  grid: { startS: 1_787_815_800, endS: 1_787_815_830, stepS: 15 },
  series: [
    { key: 'a', name: 'p99', role: 'p99', values: [0.1, null, 1e-7] },
    { key: 'b', name: 'a "b", c', role: 'mean', values: [1, 2, 0] },
    { key: 'c', name: 'p99', role: 'p95', values: [] },
  ],
};

test('csvOf quotes names, numbers equal names, leaves gaps empty and keeps every digit', () => {
  expect(csvOf(frame)).toBe(
    [
      'time,p99,"a ""b"", c",p99 (2)',
      '2026-08-27T07:30:00.000Z,0.1,1,',
      '2026-08-27T07:30:15.000Z,,2,',
      '2026-08-27T07:30:30.000Z,1e-7,0,',
      '',
    ].join('\r\n'),
  );
});

test('csvOf gives the latest point a row with its own time', () => {
  const [first] = frame.series;
  const grid = { ...frame.grid, stepS: 30, latestS: 1_787_815_845 };
  expect(csvOf({ grid, series: first ? [{ ...first, values: [1, 2, 3] }] : [] })).toBe(
    [
      'time,p99',
      '2026-08-27T07:30:00.000Z,1',
      '2026-08-27T07:30:30.000Z,2',
      '2026-08-27T07:30:45.000Z,3',
      '',
    ].join('\r\n'),
  );
});

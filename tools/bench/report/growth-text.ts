import { caseName } from '../cases';
import type { GrowthResult } from '../measure/measure-growth';
import { HAND_WRITTEN, THIS_PAGE } from '../pages/measured-pages';
import type { Row } from './row';
import { numberText, ratioText, tableText } from './table';

const HEAD = [
  '',
  'step s',
  'load: window ms',
  'main ms',
  'samples',
  'heap MB',
  'refresh: window ms',
  'main ms',
  'samples',
];

/** One line for each history; each figure with its ratio to the hand-written page. */
export function growthText(growth: readonly GrowthResult[]): string {
  const rows = growth.map((one) => {
    const [load, refresh] = [pairOf(one.load), pairOf(one.refresh)];
    return [
      caseName(one.case),
      numberText(load[0]?.stepS ?? null),
      cell(load, (row) => row.windowMs),
      cell(load, (row) => row.mainMs),
      cell(load, (row) => row.samples),
      cell(load, (row) => row.heapBytes && row.heapBytes / 1e6),
      cell(refresh, (row) => row.windowMs),
      cell(refresh, (row) => row.mainMs),
      cell(refresh, (row) => row.samples),
    ];
  });
  return `How costs grow; in brackets the ratio to the hand-written page\n${tableText(HEAD, rows)}`;
}

type Pair = readonly [Row | undefined, Row | undefined];

const pairOf = (rows: readonly Row[]): Pair => [
  rows.find(({ name }) => name === THIS_PAGE),
  rows.find(({ name }) => name === HAND_WRITTEN),
];

function cell([own, other]: Pair, read: (row: Row) => number | null): string {
  const [value, reference] = [own ? read(own) : null, other ? read(other) : null];
  return `${numberText(value)} (${ratioText(value, reference)})`;
}

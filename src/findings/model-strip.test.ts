import { describe, expect, test } from 'vitest';
import type { Column } from '../lib/column';
import { DEFAULT_CONFIG } from '../lib/config';
import { STATUS_SERIES_NAMES, type StatusSeries } from '../panels/model-status';
import { modelStrips, type StripInputs } from './model-strip';

const NONE = Object.fromEntries(STATUS_SERIES_NAMES.map((name) => [name, []])) as unknown as Readonly<
  Record<StatusSeries, readonly Column[]>
>;
const column = (values: (number | null)[], labels: Record<string, string> = {}): Column => ({
  labels: { model_name: 'm', ...labels },
  values,
});

const GRID = { startS: 60, endS: 360, stepS: 60 };
const inputsOf = (columns: Partial<StripInputs['columns']>): StripInputs => ({
  grid: GRID,
  columns: { ...NONE, ...columns },
  slo: DEFAULT_CONFIG.slo,
  windowS: 300,
});

const two = [column([2, 2, 2, 2, 2, 2])];
const busy = [column([5, 5, 5, 5, 5, 5])];

const told = (columns: Partial<StripInputs['columns']>) =>
  modelStrips(inputsOf(columns)).map(({ pieces, served }) => [
    pieces.map(({ state, startS, endS }) => `${state} ${startS}–${endS}`),
    served,
  ]);

describe('modelStrips', () => {
  test('covers the range without gaps, a piece for each time without a change', () => {
    expect(told({ ranks: two, up: [column([2, 2, 1, 0, 2, 2])], busy })).toEqual([
      [['serving 0–120', 'partly-down 120–180', 'down 180–240', 'serving 240–360'], 5 / 6],
    ]);
  });

  test('knows of the two minutes before that a rank made no progress', () => {
    const stalled = [column([null, null, null, 1, null, null])];
    expect(told({ ranks: two, up: two, busy, stalled })).toEqual([
      [['serving 0–120', 'partly-down 120–240', 'serving 240–360'], 1],
    ]);
    // A rank that cannot be scraped counts once.
    expect(told({ ranks: two, up: [column([2, 2, 0, 1, 2, 2])], busy, stalled })).toEqual([
      [['serving 0–120', 'down 120–240', 'serving 240–360'], 4 / 6],
    ]);
  });

  test('does not count the time for which nothing is known', () => {
    const ranks = [column([null, null, 2, 2, 2, 2])];
    const up = [column([null, null, 2, 2, 2, 0])];
    expect(told({ ranks, up, busy })).toEqual([[['unknown 0–120', 'serving 120–300', 'down 300–360'], 0.75]]);
  });

  test('says how it was at its worst', () => {
    const [strip] = modelStrips(
      inputsOf({ ranks: [column([4, 4, 4])], up: [column([3, 1, 2])], busy, stalled: [] }),
    );
    expect(strip?.pieces[0]).toMatchObject({ state: 'partly-down', signs: { up: 1 } });
  });

  test('is degraded while too few outputs are within a goal, between two buckets by interpolation', () => {
    const rates = (within: number) => [within, within, within, within, within, within];
    const itl = (below: number, above: number) => [
      column(rates(below), { le: '0.075' }),
      column(rates(above), { le: '0.15' }),
      column(rates(1), { le: '+Inf' }),
    ];
    const of = (below: number, above: number) =>
      told({ ranks: two, up: two, busy, itl: itl(below, above) })[0]?.[0];
    // The goal of 0.1 s is a third of the way: 0.97 + 0.03 / 3 = 0.98, and 0.99 + 0.01 / 3.
    expect(of(0.97, 1)).toEqual(['degraded 0–360']);
    expect(of(0.99, 1)).toEqual(['serving 0–360']);
  });

  test('has a strip for each model, by name', () => {
    const ranks = ['b', 'a10', 'a9'].map((model_name) => column([1], { model_name }));
    expect(modelStrips(inputsOf({ ranks })).map(({ model }) => model)).toEqual(['a9', 'a10', 'b']);
  });
});

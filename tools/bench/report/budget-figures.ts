import type { BudgetId } from './budgets';
import { MANY_MODELS, PAGE_CASE, POINTER_CASE, THOUSAND_RANKS, type Case } from '../cases';
import type { CaseResult } from '../measure/measure-case';
import { GRAFANA_AS_SHIPPED } from '../measure/measure-grafana';
import { ALL_PANELS, HAND_WRITTEN, THIS_PAGE } from '../pages/measured-pages';
import type { BenchResult } from './result';
import type { Comparison, Row } from './row';

/** The case that most budgets use: 6 h with 8 ranks, else the one with the most ranks over 6 h, else null. */
export function budgetCase(cases: readonly CaseResult[]): CaseResult | null {
  const sixHours = cases.filter((one) => one.case.rangeS === PAGE_CASE.rangeS);
  const byRanks = [...sixHours].sort((a, b) => b.case.ranks - a.case.ranks);
  return sixHours.find((one) => one.case.ranks === PAGE_CASE.ranks) ?? byRanks[0] ?? null;
}

/** The figure of each budget; null when this run did not measure it. */
export function budgetFigures(result: BenchResult): Record<BudgetId, number | null> {
  const { tall, pointer, refreshes, many, viewers, size } = result;
  const measured = budgetCase(result.cases);
  const own = (row: Row): number => row.samples;
  const to =
    (comparison: Comparison | null, reference: string, name: string = THIS_PAGE) =>
    (part: 'load' | 'refresh', read: (row: Row) => number | null): number | null =>
      comparison &&
      ratio(figureOf(comparison[part], name, read), figureOf(comparison[part], reference, read));
  const hand = to(measured, HAND_WRITTEN);
  const tallHand = to(tall, HAND_WRITTEN);
  const grafana = to(measured, GRAFANA_AS_SHIPPED);
  const manyOf = (wanted: Case): BenchResult['many'][number] | undefined =>
    many.find((one) => one.case.ranks === wanted.ranks);
  const reached = (count: number): number | null =>
    viewers.find((one) => one.viewers === count)?.reachedPerMinute ?? null;
  return {
    'load-window': hand('load', (row) => row.windowMs),
    'load-last': hand('load', (row) => row.lastMs),
    'load-work': hand('load', (row) => row.mainMs),
    'load-heap': hand('load', (row) => row.heapBytes),
    'load-requests': measured && figureOf(measured.load, THIS_PAGE, (row) => row.requests),
    'load-samples': hand('load', own),
    'refresh-window': hand('refresh', (row) => row.windowMs),
    'refresh-work': hand('refresh', (row) => row.mainMs),
    'refresh-requests': measured && figureOf(measured.refresh, THIS_PAGE, (row) => row.requests),
    'refresh-samples': hand('refresh', own),
    'tall-load-work': tallHand('load', (row) => row.mainMs),
    'tall-refresh-work': tallHand('refresh', (row) => row.mainMs),
    'first-page-size': size && size.firstBytes,
    'later-size': size && size.allBytes,
    'grafana-load-samples': grafana('load', own),
    'grafana-refresh-samples': grafana('refresh', own),
    'all-refresh-samples': to(measured, GRAFANA_AS_SHIPPED, ALL_PANELS)('refresh', own),
    'pointer-frame': pointer && isPointerCase(pointer) ? pointer.worstMs : null,
    'refreshes-heap': refreshes && refreshes.lastBytes / refreshes.earlyBytes,
    'many-task': manyOf(MANY_MODELS)?.loadTaskMs ?? null,
    'many-nodes': manyOf(MANY_MODELS)?.nodes ?? null,
    'many-frame': manyOf(MANY_MODELS)?.pointer.worstMs ?? null,
    'thousand-window': manyOf(THOUSAND_RANKS)?.windowMs ?? null,
    'viewers-requests': ratio(reached(30), reached(1)),
  };
}

const isPointerCase = ({ ranks, rangeS }: Pick<Case, 'ranks' | 'rangeS'>): boolean =>
  ranks === POINTER_CASE.ranks && rangeS === POINTER_CASE.rangeS;

const figureOf = (rows: readonly Row[], name: string, read: (row: Row) => number | null): number | null => {
  const row = rows.find((one) => one.name === name);
  return row ? read(row) : null;
};

const ratio = (value: number | null, reference: number | null): number | null =>
  value === null || reference === null || !(reference > 0) ? null : value / reference;

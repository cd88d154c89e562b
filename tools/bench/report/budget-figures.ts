import type { BudgetId } from './budgets';
import type { Case } from '../cases';
import type { CaseResult } from '../measure/measure-case';
import { GRAFANA_AS_SHIPPED } from '../measure/measure-grafana';
import { ALL_PANELS, HAND_WRITTEN, THIS_PAGE } from '../pages/measured-pages';
import type { BenchResult } from './result';
import type { Row } from './row';

/** The case that the budgets for time and samples use. */
const BUDGET_CASE = { rangeS: 6 * 3600, ranks: 8 } as const;
/** The case that the budget for a frame uses. */
const POINTER_CASE = { rangeS: 24 * 3600, ranks: 64 } as const;

/** The case that most budgets use: 6 h with 8 ranks, else the one with the most ranks over 6 h, else null. */
export function budgetCase(cases: readonly CaseResult[]): CaseResult | null {
  const sixHours = cases.filter((one) => one.case.rangeS === BUDGET_CASE.rangeS);
  const byRanks = [...sixHours].sort((a, b) => b.case.ranks - a.case.ranks);
  return sixHours.find((one) => one.case.ranks === BUDGET_CASE.ranks) ?? byRanks[0] ?? null;
}

/** The figure of each budget; null when this run did not measure it. */
export function budgetFigures(result: BenchResult): Record<BudgetId, number | null> {
  const measured = budgetCase(result.cases);
  const { pointer, refreshes } = result;
  const over = (
    part: 'load' | 'refresh',
    [name, reference]: readonly [string, string],
    read: (row: Row) => number | null,
  ): number | null =>
    measured && ratio(figureOf(measured[part], name, read), figureOf(measured[part], reference, read));
  const own = [THIS_PAGE, HAND_WRITTEN] as const;
  const samples = ({ samples: read }: Row): number => read;
  return {
    'first-page-size': result.size.firstBytes,
    'refresh-samples': over('refresh', [THIS_PAGE, GRAFANA_AS_SHIPPED], samples),
    'load-samples': over('load', [THIS_PAGE, GRAFANA_AS_SHIPPED], samples),
    'load-window': over('load', own, ({ windowMs }) => windowMs),
    'load-last': over('load', own, ({ lastMs }) => lastMs),
    'load-work': over('load', own, ({ mainMs }) => mainMs),
    'refresh-window': over('refresh', own, ({ windowMs }) => windowMs),
    'refresh-work': over('refresh', own, ({ mainMs }) => mainMs),
    'load-heap': over('load', own, ({ heapBytes }) => heapBytes),
    'all-refresh-samples': over('refresh', [ALL_PANELS, GRAFANA_AS_SHIPPED], samples),
    'pointer-frame': pointer && isPointerCase(pointer) ? pointer.worstMs : null,
    'refreshes-heap': refreshes && refreshes.lastBytes / refreshes.earlyBytes,
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

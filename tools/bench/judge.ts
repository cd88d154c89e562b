import type { BudgetId } from './budgets';
import type { Case } from './cases';
import { GRAFANA_AS_SHIPPED, type CaseResult } from './measure-case';
import type { BenchResult } from './result';
import type { Row } from './row';

/** What the budgets of time and samples speak of. */
const JUDGED = { rangeS: 6 * 3600, ranks: 8 } as const;
/** What the budget of a frame speaks of. */
const POINTER = { rangeS: 24 * 3600, ranks: 64 } as const;

/** The case that most budgets are held against: 6 h of 8 ranks, else the largest of 6 h, else null. */
export function judgedCase(cases: readonly CaseResult[]): CaseResult | null {
  const sixHours = cases.filter((one) => one.case.rangeS === JUDGED.rangeS);
  const byRanks = [...sixHours].sort((a, b) => b.case.ranks - a.case.ranks);
  return sixHours.find((one) => one.case.ranks === JUDGED.ranks) ?? byRanks[0] ?? null;
}

/** The figure that each budget is about; null where this run did not measure it. */
export function budgetFigures(result: BenchResult): Record<BudgetId, number | null> {
  const judged = judgedCase(result.cases);
  const { pointer, refreshes } = result;
  const toHandWritten = (part: 'load' | 'refresh', read: (row: Row) => number | null): number | null =>
    judged && ratio(read(rowOf(judged[part], 0)), read(rowOf(judged[part], 1)));
  const toGrafana = (part: 'load' | 'refresh'): number | null => {
    const reference = judged?.[part].find(({ name }) => name === GRAFANA_AS_SHIPPED);
    return judged && ratio(rowOf(judged[part], 0).samples, reference?.samples ?? null);
  };
  return {
    'first-page-size': result.size.firstBytes,
    'refresh-samples': toGrafana('refresh'),
    'load-samples': toGrafana('load'),
    'load-time': toHandWritten('load', ({ ms }) => ms),
    'refresh-time': toHandWritten('refresh', ({ ms }) => ms),
    'refresh-work': toHandWritten('refresh', ({ mainMs }) => mainMs),
    'load-heap': toHandWritten('load', ({ heapBytes }) => heapBytes),
    'pointer-frame': pointer && isPointerCase(pointer) ? pointer.worstMs : null,
    'refreshes-heap': refreshes && refreshes.lastBytes / refreshes.earlyBytes,
  };
}

const isPointerCase = ({ ranks, rangeS }: Pick<Case, 'ranks' | 'rangeS'>): boolean =>
  ranks === POINTER.ranks && rangeS === POINTER.rangeS;

/** The dashboard is the first row of a table, the hand-written page the second. */
function rowOf(rows: readonly Row[], index: number): Row {
  const row = rows[index];
  if (!row) throw new Error('a table lacks a row');
  return row;
}

const ratio = (value: number | null, reference: number | null): number | null =>
  value === null || reference === null || !(reference > 0) ? null : value / reference;

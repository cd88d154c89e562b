import { numberText, tableText } from '../bench/report/table';
import { BUDGETS, verdictOf } from '../bench/report/budgets';
import type { Growth, SoakCounts } from './growth';
import { EARLY } from './options';

/** One line while the soak runs. */
export const countsText = (counts: SoakCounts): string => {
  const { refreshes, heapBytes, nodes, listeners, charts, openRequests } = counts;
  const heap = (heapBytes / 1e6).toFixed(2);
  return `${refreshes} refreshes: heap ${heap} MB, ${nodes} nodes, ${listeners} listeners, ${charts} charts, ${openRequests} open requests`;
};

/** The table of all counts, the budget of the heap, and a last line: `N passed, N failed`. */
export function soakText(growth: readonly Growth[], refreshes: number, heapRatio: number): string {
  const rows = growth.map(({ what, early, last, most, isFlat }) => [
    what,
    numberText(early),
    numberText(last),
    numberText(most),
    isFlat ? 'flat' : 'GROWN',
  ]);
  const { must, aim } = BUDGETS['refreshes-heap'];
  const failed = growth.filter(({ isFlat }) => !isFlat).length;
  return [
    tableText(['what', `after ${EARLY}`, `after ${refreshes}`, 'at most', 'verdict'], rows),
    '',
    `heap after ${refreshes} refreshes against after ${EARLY}: ${heapRatio.toFixed(3)}× (budget ${must}×, aim ${aim}×: ${verdictOf('refreshes-heap', heapRatio)})`,
    `${growth.length - failed} passed, ${failed} failed`,
  ].join('\n');
}

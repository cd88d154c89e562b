import { numberText, tableText } from '../bench/report/table';
import { BUDGETS, verdictOf } from '../bench/report/budgets';
import { growthOf, type SoakCounts } from './growth';

/** One line while the soak runs. */
export const countsText = (counts: SoakCounts): string => {
  const { refreshes, heapBytes, nodes, listeners, charts, openRequests } = counts;
  const heap = (heapBytes / 1e6).toFixed(2);
  return `${refreshes} refreshes: heap ${heap} MB, ${nodes} nodes, ${listeners} listeners, ${charts} charts, ${openRequests} open requests`;
};

/** The table of all counts, the budget of the heap, and a last line: `N passed, N failed`. */
export function soakText(early: SoakCounts, last: SoakCounts): string {
  const growth = growthOf(early, last);
  const heapRatio = last.heapBytes / early.heapBytes;
  const rows = growth.map((one) => [
    one.what,
    numberText(one.early),
    numberText(one.last),
    numberText(one.most),
    one.isFlat ? 'flat' : 'GROWN',
  ]);
  const { must, aim } = BUDGETS['refreshes-heap'];
  const failed = growth.filter(({ isFlat }) => !isFlat).length;
  return [
    tableText(['what', `after ${early.refreshes}`, `after ${last.refreshes}`, 'at most', 'verdict'], rows),
    '',
    `heap after ${last.refreshes} refreshes against after ${early.refreshes}: ${heapRatio.toFixed(3)}× (budget ${must}×, aim ${aim}×: ${verdictOf('refreshes-heap', heapRatio)})`,
    `${growth.length - failed} passed, ${failed} failed`,
  ].join('\n');
}

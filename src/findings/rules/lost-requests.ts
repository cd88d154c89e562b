import { gridLength } from '../../lib/frame';
import { quantityText } from '../../lib/quantity-text';
import { pointsIn, runningSums, single, sumOver, type Values } from '../column-math';
import { heldSpans, holdsAtEnd, NEAR } from '../held-spans';
import type { Rule } from '../scene';
import { isAtEnd } from '../spans';
import { THRESHOLDS } from '../thresholds';

const { lost } = THRESHOLDS;

/** Requests that LMDeploy counted as succeeded but that are missing from the histograms. */
export const lostRequests: Rule = ({ grid, columns, scrapeIntervalS, language }) => {
  const length = gridLength(grid);
  const totals = single(columns.succeeded);
  const end = totals.findLastIndex((v) => v !== null);
  const points = pointsIn(lost.overS, grid.stepS);
  if (end + 1 < points || !isAtEnd(grid, scrapeIntervalS, end)) return [];
  const sums = (values: Values) => {
    const running = runningSums(values, length);
    return (i: number): number => sumOver(running, i, points);
  };
  const [succeeded, finished] = [sums(totals), sums(single(columns.finished))];
  const share = (i: number): number => (succeeded(i) - finished(i)) / succeeded(i);
  const busiest = (i: number): number => {
    let most = 0;
    for (let j = i + 1 - points; j <= i; j++) most = Math.max(most, totals[j] ?? 0);
    return most;
  };
  const ratio = (i: number): number => {
    if (i + 1 < points) return NaN;
    const ratioOfCounts = Math.min((succeeded(i) * grid.stepS) / lost.requests, share(i) / lost.share);
    // Far below the threshold, the walk over the points before changes nothing.
    if (!(ratioOfCounts >= NEAR)) return ratioOfCounts;
    // As many may be late.
    const late = ((succeeded(i) - finished(i)) * grid.stepS) / (busiest(i) * lost.lagS) - 1e-9;
    return Math.min(ratioOfCounts, late);
  };
  const span = heldSpans(grid, ratio, 0).at(-1);
  if (!span || !holdsAtEnd(grid, scrapeIntervalS, span)) return [];
  return [
    {
      id: 'lost-requests',
      isNote: true,
      isNow: true,
      weight: 12,
      state: 'info',
      panel: 'request-rate',
      atS: grid.endS - lost.overS,
      text: language.words.findingLostRequests(quantityText(share(end), 'percent', language)),
    },
  ];
};

import { gridLength } from '../../lib/frame';
import { quantityText } from '../../lib/quantity-text';
import { pointsIn, runningSums, single, sumOver } from '../column-math';
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
  const succeeded = sumOver(runningSums(totals, length), end, points);
  const finished = sumOver(runningSums(single(columns.finished), length), end, points);
  const share = (succeeded - finished) / succeeded;
  if (succeeded * grid.stepS < lost.requests || !(share >= lost.share)) return [];
  const busiest = Math.max(...totals.slice(end + 1 - points, end + 1).map((rate) => rate ?? 0));
  if ((succeeded - finished) * grid.stepS <= busiest * lost.lagS) return [];
  return [
    {
      id: 'lost-requests',
      isNote: true,
      isNow: true,
      weight: 12,
      state: 'info',
      panel: 'request-rate',
      atS: grid.endS - lost.overS,
      text: language.words.findingLostRequests(quantityText(share, 'percent', language)),
    },
  ];
};

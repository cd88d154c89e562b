import { gridLength } from '../../lib/frame';
import { pointsIn, runningSums, single, sumOver } from '../column-math';
import type { Rule } from '../scene';
import { isAtEnd } from '../spans';
import { THRESHOLDS } from '../thresholds';
import { withUnit } from '../wording';

const { lost } = THRESHOLDS;

/** Requests that LMDeploy counted as succeeded and that are in no histogram. */
export const lostRequests: Rule = ({ grid, columns, scrapeIntervalS }) => {
  const length = gridLength(grid);
  const totals = single(columns.succeeded);
  const end = totals.findLastIndex((v) => v !== null);
  const points = pointsIn(lost.overS, grid.stepS);
  if (end + 1 < points || !isAtEnd(grid, scrapeIntervalS, end)) return [];
  const succeeded = sumOver(runningSums(totals, length), end, points);
  const finished = sumOver(runningSums(single(columns.finished), length), end, points);
  const share = (succeeded - finished) / succeeded;
  if (succeeded * grid.stepS < lost.requests || !(share >= lost.share)) return [];
  const part = withUnit(share, 'percent');
  return [
    {
      id: 'lost-requests',
      weight: 12,
      state: 'info',
      panel: 'request-rate',
      atS: grid.endS - lost.overS,
      text: {
        en: `${part.en} of the requests that succeeded in the last 15 minutes are in no latency: LMDeploy did not record how they finished.`,
        zh: `最近 15 分钟成功的请求中有 ${part.zh} 不在任何延迟统计里：LMDeploy 没有记录其结束。`,
      },
    },
  ];
};

import { gridLength } from '../../lib/frame';
import { pointsIn, runningSums, single, sumOver } from '../column-math';
import type { Rule } from '../scene';
import { newestSpan } from '../spans';
import { THRESHOLDS } from '../thresholds';
import { whenOf } from '../when';
import { withUnit } from '../wording';

/** Too large a part of the requests fails. */
export const failing: Rule = (scene) => {
  const { grid, columns, scrapeIntervalS } = scene;
  const length = gridLength(grid);
  const failed = runningSums(single(columns.failed), length);
  const succeeded = runningSums(single(columns.succeeded), length);
  const points = pointsIn(THRESHOLDS.smoothS, grid.stepS);
  const share = (i: number, over = points): number => {
    const bad = sumOver(failed, i, over);
    return bad > 0 ? bad / (bad + sumOver(succeeded, i, over)) : 0;
  };
  const isBad = (i: number): boolean =>
    sumOver(failed, i, points) * grid.stepS >= THRESHOLDS.failures.requests &&
    share(i) >= THRESHOLDS.failures.share;
  const span = newestSpan(grid, scrapeIntervalS, isBad, 0);
  if (!span) return [];
  const when = whenOf(scene, span);
  const part = withUnit(when.isNow ? share(span.to) : share(span.to, span.to - span.from + 1), 'percent');
  return [
    {
      id: 'failures',
      weight: when.isNow ? 90 : 50,
      state: when.isNow ? 'bad' : 'warn',
      panel: 'failure-ratio',
      atS: when.fromS,
      text: {
        en: `${part.en} of requests ${when.isNow ? 'fail' : 'failed'} ${when.words.en}; cancelled ones are among them.`,
        zh: `${when.words.zh}有 ${part.zh} 的请求失败，其中包含被取消的请求。`,
      },
    },
  ];
};

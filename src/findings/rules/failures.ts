import { gridLength } from '../../lib/frame';
import { quantityText } from '../../lib/quantity-text';
import { pointsIn, runningSums, single, sumOver } from '../column-math';
import type { Rule } from '../scene';
import { heldSpans, isStillSevere, newestHeld } from '../held-spans';
import { THRESHOLDS } from '../thresholds';
import { whenOf } from '../when';

/** Too many of the requests fail. */
export const failing: Rule = (scene) => {
  const { grid, columns, scrapeIntervalS, language } = scene;
  const length = gridLength(grid);
  const failed = runningSums(single(columns.failed), length);
  const succeeded = runningSums(single(columns.succeeded), length);
  const points = pointsIn(THRESHOLDS.smoothS, grid.stepS);
  const share = (i: number, over = points): number => {
    const bad = sumOver(failed, i, over);
    return bad > 0 ? bad / (bad + sumOver(succeeded, i, over)) : 0;
  };
  const ratio = (i: number): number =>
    Math.min(
      (sumOver(failed, i, points) * grid.stepS) / THRESHOLDS.failures.requests,
      share(i) / THRESHOLDS.failures.share,
    );
  const span = newestHeld(grid, scrapeIntervalS, heldSpans(grid, ratio, 0));
  if (!span) return [];
  const when = whenOf(scene, 'failures', span);
  const part = when.isNow ? share(length - 1) : share(span.to, span.to - span.from + 1);
  return [
    {
      id: 'failures',
      isNow: when.isNow,
      weight: when.isNow ? 90 : 50,
      state: scene.isLive && isStillSevere(grid, span) ? 'bad' : 'warn',
      panel: 'failure-ratio',
      atS: when.fromS,
      endS: when.endS,
      text: language.words.findingFailures(when, quantityText(part, 'percent', language)),
    },
  ];
};

import { gridLength } from '../../lib/frame';
import { quantityText } from '../../lib/quantity-text';
import { pointsIn, runningSums, single, sumOver, type Values } from '../column-math';
import { heldSpans, holdsAtEnd } from '../held-spans';
import type { Rule } from '../scene';
import { isAtEnd } from '../spans';
import { THRESHOLDS } from '../thresholds';

const { hitRate } = THRESHOLDS;

/** The hit rate of the prefix cache is less than half of that an hour ago. */
export const halvedHitRate: Rule = ({ grid, columns, scrapeIntervalS, isLive, language }) => {
  const length = gridLength(grid);
  const prompts = single(columns.promptTokens);
  const end = prompts.findLastIndex((v) => v !== null);
  if (end < 0 || !isAtEnd(grid, scrapeIntervalS, end)) return [];
  const points = pointsIn(hitRate.overS, grid.stepS);
  const sums = (values: Values) => {
    const running = runningSums(values, length);
    return (i: number): number => sumOver(running, i, points);
  };
  const [prompt, cached] = [sums(prompts), sums(single(columns.cachedTokens))];
  const promptBefore = sums(single(columns.promptTokensBefore));
  const cachedBefore = sums(single(columns.cachedTokensBefore));
  const finished = sums(single(columns.finished));
  const share = (i: number): number => cached(i) / prompt(i);
  const earlier = (i: number): number => cachedBefore(i) / promptBefore(i);
  const ratio = (i: number): number =>
    i + 1 < points
      ? NaN
      : Math.min(
          (earlier(i) * hitRate.factor) / share(i),
          earlier(i) / hitRate.before,
          promptBefore(i) / prompt(i) / hitRate.traffic,
          (finished(i) * grid.stepS) / hitRate.requests,
        );
  const span = heldSpans(grid, ratio, 0).at(-1);
  if (!span || !holdsAtEnd(grid, scrapeIntervalS, span)) return [];
  const percent = (value: number): string => quantityText(value, 'percent', language);
  return [
    {
      id: 'hit-rate',
      isNow: isLive,
      weight: 58,
      state: 'warn',
      panel: 'prefix-hit-rate',
      atS: grid.endS - hitRate.overS,
      text: language.words.findingHitRate(percent(earlier(end)), percent(share(end)), isLive),
    },
  ];
};

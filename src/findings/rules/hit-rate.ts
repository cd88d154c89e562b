import { gridLength } from '../../lib/frame';
import { quantityText } from '../../lib/quantity-text';
import { pointsIn, runningSums, single, sumOver } from '../column-math';
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
  const sum = (
    name: 'cachedTokens' | 'promptTokens' | 'cachedTokensBefore' | 'promptTokensBefore' | 'finished',
  ) => sumOver(runningSums(single(columns[name]), length), end, points);
  const [now, before] = [sum('promptTokens'), sum('promptTokensBefore')];
  if (!(now > 0) || before < now * hitRate.traffic || sum('finished') * grid.stepS < hitRate.requests)
    return [];
  const share = sum('cachedTokens') / now;
  const earlier = sum('cachedTokensBefore') / before;
  if (earlier < hitRate.before || share > earlier * hitRate.factor) return [];
  const percent = (value: number): string => quantityText(value, 'percent', language);
  return [
    {
      id: 'hit-rate',
      isNow: isLive,
      weight: 58,
      state: 'warn',
      panel: 'prefix-hit-rate',
      atS: grid.endS - hitRate.overS,
      text: language.words.findingHitRate(percent(earlier), percent(share), isLive),
    },
  ];
};

import type { Grid } from '../../lib/frame';
import { baselineTimes } from './baseline';
import { windowOf } from './look';

/** How far back the samples are close together: lost scrapes count for five minutes, the look before is a minute old. */
export const FINE_SPAN_S = 420;

/** LMDeploy sets its gauges every 10 s. */
const FINE_STEP_S = 10;

/** The distances of points: close together for what is new, half a window apart for the baseline. */
export interface CauseSteps {
  readonly fineStepS: number;
  readonly coarseStepS: number;
  /** How far back the baseline of a look reaches. */
  readonly baselineS: number;
}

export function causeSteps(scrapeIntervalS: number): CauseSteps {
  const fineStepS = Math.max(FINE_STEP_S, Math.ceil(scrapeIntervalS));
  const coarseStepS = Math.max(50, Math.ceil((2.5 * scrapeIntervalS) / fineStepS) * fineStepS);
  return { fineStepS, coarseStepS, baselineS: baselineTimes(windowOf({ scrapeIntervalS })).spanS };
}

const before = (atS: number, stepS: number): number => Math.floor(atS / stepS) * stepS;

/**
 * The grids of a look.
 * @param sinceS time of the newest sample that is known, Unix seconds; null before the first look
 * @param historyS how far back looks reach that are made afterwards
 * @returns the new points, and the points of the baseline when they are not known
 */
export function causeGrids(
  atS: number,
  sinceS: number | null,
  { fineStepS, coarseStepS, baselineS }: CauseSteps,
  historyS = 0,
): { fine: Grid; coarse: Grid | null } {
  const endS = before(atS, fineStepS);
  const earliestS = before(endS - FINE_SPAN_S, fineStepS);
  if (sinceS !== null && sinceS >= earliestS) {
    return { fine: { startS: Math.min(endS, sinceS + fineStepS), endS, stepS: fineStepS }, coarse: null };
  }
  const coarseEndS = before(earliestS - 1, coarseStepS);
  return {
    fine: { startS: earliestS, endS, stepS: fineStepS },
    coarse: {
      startS: before(endS - baselineS - historyS - 2 * coarseStepS, coarseStepS),
      endS: coarseEndS,
      stepS: coarseStepS,
    },
  };
}

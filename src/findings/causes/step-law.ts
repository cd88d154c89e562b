import type { Baseline } from './baseline-type';

/** How a decode step of a rank grows with its batch. */
export interface StepLaw {
  /** Usual step without prefill, seconds. */
  readonly stepS: number;
  /** Its usual batch. */
  readonly running: number;
  /** Growth of the step for each request in the batch, relative to the step of an empty batch. */
  readonly perRequest: number;
}

const LEAST_GROWTH = 0.003;
const MOST_GROWTH = 0.04;

/**
 * The growth that a law has at least where it is asked for other batches than those it comes from.
 * @param hasMoved true where arrivals, lengths or hits have changed, so that the law reaches less far
 */
export const leastGrowth = (hasMoved: boolean): number => (hasMoved ? MOST_GROWTH : 0.015);

/** The line through step and batch of the baseline; null without outputs in it. */
export function stepLawOf({ of, stepSlices }: Baseline): StepLaw | null {
  const step = of.fastItlS;
  const batch = of.running;
  if (!step || !batch || !(step.median > 0)) return null;
  const points = stepSlices.flatMap(({ fastItlS, running }) =>
    fastItlS !== null && running !== null && running > 0 ? [{ x: running, y: fastItlS }] : [],
  );
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const xx = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const xy = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  const slope = xx > 0 ? xy / xx : 0;
  const base = meanY - slope * meanX;
  const growth = base > 0 ? slope / base : LEAST_GROWTH;
  return {
    stepS: step.median,
    running: batch.median,
    perRequest: Math.min(MOST_GROWTH, Math.max(LEAST_GROWTH, growth)),
  };
}

/** The batch and the step of a rank at one time; null where they are not known. */
export interface StepAt {
  readonly running: number | null;
  readonly stepS: number | null;
}

/**
 * The growth that splits the change of a step into batch and engine. A law from batches that were all alike knows its growth badly. Up
 * to the least growth of the rules, what the batch can explain is not the engine; but the batch explains no more than there is, down to
 * the least growth of any law.
 * @param least {@link leastGrowth}
 */
export function growthBetween(law: StepLaw | null, least: number, before: StepAt, now: StepAt): number {
  const own = law?.perRequest ?? LEAST_GROWTH;
  const most = Math.max(own, least);
  if (before.running === null || now.running === null || before.stepS === null || now.stepS === null)
    return most;
  const ratio = now.stepS / before.stepS;
  if ((ratio - 1) * (now.running - before.running) <= 0) return own;
  // The growth with which the batch explains the change exactly, where there is one.
  const exact = (ratio - 1) / (now.running - ratio * before.running);
  return exact > 0 && Number.isFinite(exact) ? Math.min(most, Math.max(LEAST_GROWTH, exact)) : most;
}

/**
 * The step that the law expects.
 * @param least growth for each request at least
 */
export const expectedStepS = (law: StepLaw, running: number, least: number): number => {
  const growth = Math.max(law.perRequest, least);
  return (law.stepS * (1 + growth * running)) / (1 + growth * law.running);
};

import type { PartSeconds } from './parts';
import type { RankTotals } from './rank-totals';
import { productShares } from './shapley';

/** The totals of one rank in both periods, and the growth of its decode step for each request in the batch. */
export interface RankPair {
  readonly before: RankTotals;
  readonly now: RankTotals;
  readonly growthPerRequest: number;
  /** How much later than before the API process delivers each output, seconds; left out where it is as early as before. */
  readonly lagS?: number;
}

/**
 * The change of the mean prefill time of a rank: prompt tokens × share that is not cached × seconds for each computed token.
 * @returns seconds, which add up to the change; nothing where a period has no finished request
 */
export function prefillParts({ before, now }: RankPair): PartSeconds {
  const [first, second] = [prefillFactors(before), prefillFactors(now)];
  if (first && second) {
    const [prompts = 0, hits = 0, speed = 0] = productShares(first, second);
    return { 'long-prompts': prompts, 'fewer-hits': hits, 'slow-prefill': speed };
  }
  return { prefill: changeOf(before, now, (totals) => totals.prefillSumS) };
}

function prefillFactors(totals: RankTotals): number[] | null {
  const { finished, promptTokens, cachedTokens, prefillSumS } = totals;
  const computed = promptTokens - cachedTokens;
  if (!(finished > 0 && promptTokens > 0 && computed > 0)) return null;
  return [promptTokens / finished, computed / promptTokens, prefillSumS / computed];
}

/**
 * The change of the mean decode time of a rank: tokens after the first × batch × step × what is above a step.
 * @returns seconds, which add up to the change; nothing where a period has no finished request
 */
export function decodeParts({ before, now, growthPerRequest }: RankPair): PartSeconds {
  const [first, second] = [decodeFactors(before), decodeFactors(now)];
  if (!first || !second) return { decode: changeOf(before, now, (totals) => totals.decodeSumS) };
  const byLaw = (running: number): number => 1 + growthPerRequest * running;
  const factorsOf = ({ tokens, perTokenS, stepS, running }: DecodeFactors): number[] => [
    tokens,
    byLaw(running),
    stepS / byLaw(running),
    perTokenS / stepS,
  ];
  const [outputs = 0, batch = 0, steps = 0, above = 0] = productShares(factorsOf(first), factorsOf(second));
  return { 'long-outputs': outputs, 'large-batch': batch, 'slow-steps': steps, 'prefill-of-others': above };
}

/**
 * The change of the mean ITL of a rank: the lag of the API process, and the decode time of one output without it.
 * @returns seconds, which add up to the change; nothing where a period has no output
 */
export function itlParts({ before, now, growthPerRequest, lagS = 0 }: RankPair): PartSeconds {
  if (!(before.outputs > 0 && now.outputs > 0)) return {};
  const oneOutput = (totals: RankTotals, lateS: number): RankTotals => ({
    ...totals,
    finished: 1,
    outputTokens: 2,
    decodeSumS: totals.itlSumS / totals.outputs - lateS,
    stepS: totals.stepS === null ? null : totals.stepS - lateS,
  });
  const decode = decodeParts({
    before: oneOutput(before, 0),
    now: oneOutput(now, lagS),
    growthPerRequest,
  });
  return { 'api-lag': lagS, ...decode };
}

interface DecodeFactors {
  readonly tokens: number;
  readonly perTokenS: number;
  readonly stepS: number;
  readonly running: number;
}

function decodeFactors({
  finished,
  outputTokens,
  decodeSumS,
  stepS,
  running,
}: RankTotals): DecodeFactors | null {
  const later = outputTokens - finished;
  if (!(finished > 0 && later > 0 && decodeSumS > 0) || stepS === null || !(stepS > 0) || running === null) {
    return null;
  }
  return { tokens: later / finished, perTokenS: decodeSumS / later, stepS, running };
}

/** The change of a mean over finished requests; 0 where a period has none. */
function changeOf(before: RankTotals, now: RankTotals, sumOf: (totals: RankTotals) => number): number {
  if (!(before.finished > 0 && now.finished > 0)) return 0;
  return sumOf(now) / now.finished - sumOf(before) / before.finished;
}

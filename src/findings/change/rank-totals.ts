import type { Wait } from './api-wait-of';
import { bucketCounts, bucketMedian, decodeStep } from '../causes/bucket-math';
import { growth, meanIn, type Window } from '../causes/growth';
import type { Meter } from '../causes/meters';
import type { RankRecord } from '../causes/record';

/** What a rank did in a period: sums in seconds and counts. 0 where it did not report. */
export interface RankTotals {
  /** Requests whose first token came in the period. */
  readonly firstTokens: number;
  readonly ttftSumS: number;
  /** Requests that finished in the period, and their sums. */
  readonly finished: number;
  readonly queueSumS: number;
  readonly prefillSumS: number;
  readonly decodeSumS: number;
  readonly e2eSumS: number;
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  /** Intervals between outputs that ended in the period, and their sum. */
  readonly outputs: number;
  readonly itlSumS: number;
  /** Requests that arrived in the period. */
  readonly received: number;
  /** The time that requests waited at the API server, estimated, request-seconds; null where it cannot be known. */
  readonly waitSumS: number | null;
  /** Mean requests in the batch; null without a sample. */
  readonly running: number | null;
  /** Mean decode step without the prefill of others, seconds; null without an output. */
  readonly stepS: number | null;
}

/**
 * The totals of a rank in a window.
 * @param usualStepS the decode step before; null where it is not known
 */
export function rankTotals(
  rank: RankRecord,
  window: Window,
  usualStepS: number | null,
  waitOf: Wait,
): RankTotals {
  const { meters } = rank;
  const grown = (meter: Meter): number => growth(rank, meters[meter], window) ?? 0;
  const received = grown('succeeded') + grown('failed') + grown('routed') + grown('apiWaiting');
  return {
    firstTokens: grown('ttftCount'),
    ttftSumS: grown('ttftSum'),
    finished: grown('e2eCount'),
    queueSumS: grown('queueSum'),
    prefillSumS: grown('prefillSum'),
    decodeSumS: grown('decodeSum'),
    e2eSumS: grown('e2eSum'),
    promptTokens: grown('promptTokens'),
    cachedTokens: grown('cachedTokens'),
    outputTokens: grown('outputTokens'),
    outputs: grown('itlCount'),
    itlSumS: grown('itlSum'),
    received: Math.max(0, received),
    waitSumS: waitOf(rank, window),
    running: meanIn(meters.running, window),
    stepS: decodeStep(bucketCounts(rank, 'itl', window), grown('itlSum'), usualStepS)?.stepS ?? null,
  };
}

/** The median ITL of a window, seconds: half of the outputs of a healthy rank do not wait for the prefill of others. */
export const medianStepS = (rank: RankRecord, window: Window): number | null =>
  bucketMedian(bucketCounts(rank, 'itl', window));

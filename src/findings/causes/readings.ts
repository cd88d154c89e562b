import { bucketCounts, bucketMedian, fastItl } from './bucket-math';
import type { RawReadings, Readings } from './readings-type';
import { growth, highestIn, meanIn, valuesIn, type Window } from './growth';
import type { Meter } from './meters';
import type { RankRecord, Values } from './record';

/** @param usualStepS the usual decode step of this rank, null where it is not known */
export const withUsualStep = (
  { readings, itlCounts, itlSumS }: RawReadings,
  usualStepS: number | null,
): Readings => ({ ...readings, fastItlS: fastItl(itlCounts, itlSumS, usualStepS) });

const ratio = (sum: number | null, count: number | null): number | null =>
  sum !== null && count !== null && count > 0 ? sum / count : null;

const minus = (a: number | null, b: number | null): number | null =>
  a !== null && b !== null ? a - b : null;

/** All readings of a window but those that need the usual step. */
export function rawReadings(rank: RankRecord, timesS: readonly number[], window: Window): RawReadings {
  const { meters } = rank;
  const grown = (meter: Meter): number | null => growth(rank, meters[meter], window);
  const mean = (meter: Meter): number | null => meanIn(meters[meter], window);
  const spanS = (timesS[window.to] ?? 0) - (timesS[Math.max(0, window.from)] ?? 0);
  const perS = (count: number | null): number | null => ratio(count, spanS);

  const counts = bucketCounts(rank, 'itl', window);
  const itlSum = grown('itlSum');
  const outputs = grown('itlCount');
  const firstTokens = grown('ttftCount');
  const finished = grown('e2eCount');
  const succeeded = grown('succeeded');
  const failed = grown('failed');
  const ran = grown('running');
  const received = sumOf(succeeded, failed, grown('routed'), grown('apiWaiting'));
  const prompt = grown('promptTokens');
  const cached = grown('cachedTokens');
  const output = grown('outputTokens');
  const tokens = grown('tokens');
  const ttftS = ratio(grown('ttftSum'), firstTokens);
  const queueS = ratio(grown('queueSum'), finished);
  const prefillSum = grown('prefillSum');
  const prefillS = ratio(prefillSum, finished);
  const decodeSum = grown('decodeSum');
  const itlS = ratio(itlSum, outputs);
  const tokensPerOutput = ratio(minus(tokens, firstTokens), outputs);
  const decodePerTokenS = ratio(decodeSum, minus(output, finished));
  const mostRunning = highestIn(meters.running, window);
  const readings: Readings = {
    spanS,
    running: mean('running'),
    mostRunning: Number.isFinite(mostRunning) ? mostRunning : null,
    queued: mean('queued'),
    queuedShare: shareIn(meters.queued, window),
    queuedSamples: [...valuesIn(meters.queued, window)].length,
    routed: mean('routed'),
    apiWaiting: mean('apiWaiting'),
    kvUsage: mean('kvUsage'),
    received,
    receivedPerS: perS(received),
    firstTokens,
    finished,
    succeeded,
    failed,
    failedBefore: minus(sumOf(succeeded, failed, ran), firstTokens),
    failedAfter: minus(minus(firstTokens, finished), ran),
    outputs,
    ttftS,
    itlS,
    fastItlS: null,
    queueS,
    prefillS,
    e2eS: ratio(grown('e2eSum'), finished),
    prefillLoad: perS(prefillSum),
    prefillPerTokenS: ratio(prefillSum, minus(prompt, cached)),
    decodePerTokenS,
    computedTokens: ratio(minus(prompt, cached), finished),
    promptTokens: ratio(prompt, finished),
    hitShare: ratio(cached, prompt),
    noHitShare: ratio(grown('noHit'), finished),
    outputTokens: ratio(output, finished),
    outputMedian: bucketMedian(bucketCounts(rank, 'output', window)),
    hopS:
      itlS !== null && decodePerTokenS !== null && tokensPerOutput !== null
        ? itlS - decodePerTokenS * tokensPerOutput
        : null,
    gapS: minus(minus(ttftS, queueS), prefillS),
    acceptance: ratio(grown('acceptedTokens'), grown('draftTokens')),
    draftTokens: grown('draftTokens'),
    tokensPerOutput,
    cpuShare: perS(grown('cpuS')),
    openFiles: mean('openFiles'),
    scrapeS: mean('scrapeS'),
  };
  return { readings, itlCounts: counts, itlSumS: itlSum ?? 0, itlMedianS: bucketMedian(counts) };
}

/** The share of samples above 0; null without a sample. */
function shareIn(values: Values, window: Window): number | null {
  let above = 0;
  let count = 0;
  for (const value of valuesIn(values, window)) {
    if (value > 0) above += 1;
    count += 1;
  }
  return count > 0 ? above / count : null;
}

function sumOf(...parts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const part of parts) {
    if (part === null) return null;
    sum += part;
  }
  return sum;
}

/** The least number of requests that the engine does not know but that hold a handle; null without a sample. */
export function heldHandles({ meters }: RankRecord, window: Window): number | null {
  let least = Infinity;
  for (let i = Math.max(0, window.from + 1); i <= window.to; i++) {
    const [routed, running, queued] = [meters.routed[i], meters.running[i], meters.queued[i]];
    if (routed == null || running == null || queued == null) continue;
    least = Math.min(least, routed - running - queued);
  }
  return Number.isFinite(least) ? least : null;
}

import type { RankTotals } from '../change/rank-totals';
import type { ReadingName } from './readings-type';

/**
 * What readings of a window come to as sums and counts; 0 for those that are not known.
 * @param read a reading of the window, or the usual one; null where it is not known
 */
export function totalsOf(read: (name: ReadingName) => number | null): RankTotals {
  const count = (name: ReadingName): number => read(name) ?? 0;
  const sum = (mean: ReadingName, over: ReadingName): number => count(mean) * count(over);
  const promptTokens = sum('promptTokens', 'finished');
  return {
    firstTokens: count('firstTokens'),
    ttftSumS: sum('ttftS', 'firstTokens'),
    finished: count('finished'),
    queueSumS: sum('queueS', 'finished'),
    prefillSumS: sum('prefillS', 'finished'),
    decodeSumS: 0,
    e2eSumS: sum('e2eS', 'finished'),
    promptTokens,
    cachedTokens: promptTokens - sum('computedTokens', 'finished'),
    outputTokens: sum('outputTokens', 'finished'),
    outputs: count('outputs'),
    itlSumS: sum('itlS', 'outputs'),
    received: count('received'),
    waitSumS: null,
    running: read('running'),
    stepS: read('fastItlS'),
  };
}

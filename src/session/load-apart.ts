import { isOfHistogram, type Reading } from '../lib/reading';
import { settleAll } from '../lib/settle-all';
import { QueryError } from '../queries/http/errors';
import { BLANK_RESULT, type ReadingResult } from '../queries/reading-result';
import type { LoadApart } from './reading-group';

/**
 * Loads readings of which each is shown by itself: a histogram that fails, as one with too many samples does, costs its own figures
 * alone, and waits before it is tried again. It shares its queries with the other readings as if they were loaded together.
 * @throws QueryError when another reading fails: gauges and counters are cheap, so their queries are not what is at fault
 */
export const loadApart: LoadApart = async (id, readings, load, backOff) => {
  const others = readings.filter((reading) => !isOfHistogram(reading));
  const own = readings.filter(isOfHistogram);
  const keyOf = (reading: Reading): string => `${id} ${JSON.stringify(reading)}`;
  const loadOwn = async (reading: Reading): Promise<ReadingResult> => {
    const earlier = backOff.waitsAfter(keyOf(reading));
    if (earlier) return { ...BLANK_RESULT, ownFailure: earlier };
    try {
      return (await load([reading]))[0] ?? BLANK_RESULT;
    } catch (cause) {
      if (!(cause instanceof QueryError) || cause.kind === 'aborted') throw cause;
      return { ...BLANK_RESULT, ownFailure: cause };
    }
  };
  const [otherResults, ownResults] = await settleAll([load(others), settleAll(own.map(loadOwn))]);
  own.forEach((reading, i) => backOff.note(keyOf(reading), ownResults[i]?.ownFailure ?? null));
  const resultOf = (reading: Reading): ReadingResult | undefined =>
    isOfHistogram(reading) ? ownResults[own.indexOf(reading)] : otherResults[others.indexOf(reading)];
  return readings.map((reading) => resultOf(reading) ?? BLANK_RESULT);
};

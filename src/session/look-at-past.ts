import type { Incident } from '../findings/causes/incidents';
import { isSameCause } from '../findings/causes/told';
import { QueryError } from '../queries/http/errors';
import {
  DAY_S,
  lookBack,
  MOST_RANKS_LOOKED_BACK,
  usualReadings,
  type CauseQuery,
  type LoadMatrix,
  type Past,
  type Pause,
} from './look-back';
import { lookCloser } from './look-closer';

/** A longer range says by itself what is usual. */
const SHORT_S = DAY_S / 2;

/**
 * Looks at a range that is over. A short one is read beside the day that ends with it: what had begun before it would else be usual
 * in it, and what ended before it would spoil what is. Where the day cannot be loaded, the range is read alone.
 * @throws QueryError when the range cannot be loaded
 */
export async function lookAtPast(query: CauseQuery, load: LoadMatrix, pause: Pause): Promise<Past> {
  const { startS, endS } = query;
  let day: Past | null = null;
  const past = await lookBack(query, load, pause, async (ranks) => {
    if (endS - startS >= SHORT_S || ranks > MOST_RANKS_LOOKED_BACK) return { earlier: [] };
    try {
      day = await lookBack({ ...query, startS: endS - DAY_S }, load, pause);
    } catch (error) {
      // The range alone says less, and something.
      if (!(error instanceof QueryError) || error.kind === 'aborted') throw error;
      return { earlier: [] };
    }
    return { earlier: day.log.incidents, day: usualReadings(day) };
  });
  const { incidents } = past.log;
  const ofDay = (day as Past | null)?.log.incidents.filter((incident) => !isIn(incident, incidents)) ?? [];
  const sinceS = day === null ? startS : Math.min(startS, endS - DAY_S);
  const closer = await lookCloser([...incidents, ...ofDay], query, sinceS, load, pause);
  const inRange = closer.filter((incident) => incident.endS >= startS && incident.startS <= endS);
  return { ...past, log: { ...past.log, incidents: inRange } };
}

/** True where closer looks have found the same. */
const isIn = ({ cause, startS, endS, windowS }: Incident, found: readonly Incident[]): boolean =>
  found.some(
    (other) =>
      isSameCause(other.cause, cause) && other.startS <= endS + windowS && other.endS >= startS - windowS,
  );

import type { Known } from './moments';

/** A rate covers at least this time, because LMDeploy sets its gauges every 10 s. */
const SHORTEST_S = 60;

/** Share of the clients that disconnected during a wait and also arrived during it: one half when the wait is short. */
const ARRIVED_MEANWHILE = 0.55;

export const arrivedUntil = ({ ended, routed, waiting }: Known): number => ended + routed + waiting;
export const grantedUntil = ({ ended, routed }: Known): number => ended + routed;

/**
 * The growth per second of a total of one process over the last `overS` seconds.
 * @param total at a moment
 * @returns null when the process has not been seen for so long, unless it has been seen from its start on
 */
export function growthPerS(
  known: readonly Known[],
  i: number,
  overS: number,
  total: (moment: Known, index: number) => number,
): number | null {
  const now = known[i];
  if (!now) return null;
  let j = i;
  while (j > now.lifeFrom && (known[j]?.atS ?? 0) > now.atS - overS) j -= 1;
  const then = known[j];
  if (!then || then === now) return null;
  const isReached = then.atS <= now.atS - overS;
  if (!isReached && now.isWhole && now.startS !== null) return total(now, i) / (now.atS - now.startS);
  if (!isReached && now.atS - then.atS < overS / 2) return null;
  return Math.max(0, (total(now, i) - total(then, j)) / (now.atS - then.atS));
}

/** Time since the last request got a handle, seconds, within the observed time of the process. */
export function sinceGrant(known: readonly Known[], i: number): number {
  const now = known[i];
  if (!now) return 0;
  let j = i;
  for (let moment = known[j]; moment && j >= now.lifeFrom; moment = known[--j]) {
    if (grantedUntil(moment) !== grantedUntil(now)) break;
  }
  return now.atS - (known[j + 1]?.atS ?? now.atS);
}

/**
 * The requests that wait when a request gets its handle arrived during its wait and are still connected. So its wait is the
 * time in which this many requests arrived, without disconnected ones. About half of the requests that disconnected in that
 * time had also arrived in it.
 * @param leaks disconnected requests that are counted as waiting, at each time
 * @param otherwise the rate when no request waits, or when the process has not been observed for long enough
 * @returns requests per second: `queued` divided by this is the mean wait, seconds
 */
export function arrivalRate(
  known: readonly Known[],
  leaks: Float64Array,
  i: number,
  queued: number,
  otherwise: number,
): number {
  const now = known[i];
  if (!now || queued === 0) return otherwise;
  const arrived = arrivedUntil(now);
  const leaked = leaks[i] ?? 0;
  let [laterS, cameLater] = [now.atS, 0];
  for (let j = i - 1; j >= now.lifeFrom; j--) {
    const moment = known[j];
    if (!moment) break;
    const { atS } = moment;
    const came = arrived - arrivedUntil(moment) - ARRIVED_MEANWHILE * Math.max(0, leaked - (leaks[j] ?? 0));
    const overS = now.atS - atS;
    if (overS >= SHORTEST_S && came >= queued && came > 0) {
      const isLong = cameLater < queued && now.atS - laterS >= SHORTEST_S;
      if (!isLong) return came / overS;
      const share = (queued - cameLater) / (came - cameLater);
      return queued / (now.atS - laterS + share * (laterS - atS));
    }
    laterS = atS;
    cameLater = came;
  }
  return otherwise;
}

import type { Probe } from './facts';

/** The clocks agree when they differ by less than this, seconds: a response takes time, and `Date` has whole seconds. */
export const CLOCK_S = 5;

/**
 * How far the server is ahead of this machine, whole seconds, negative when it is behind; null when it does not say.
 * @param atMs the clock of this machine, epoch ms
 */
export function serverAheadS(query: Probe, atMs: number): number | null {
  if (query.kind === 'fault' || query.serverMs === null) return null;
  return Math.round((query.serverMs - atMs) / 1000);
}

/** True when the clock of this machine must not be used for times of samples. */
export const areApart = (aheadS: number | null): aheadS is number =>
  aheadS !== null && Math.abs(aheadS) > CLOCK_S;

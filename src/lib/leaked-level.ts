type Values = readonly (number | null)[];

/** A server whose batch has not shrunk by this factor may have been full all the time. */
const FREE = 0.8;

/**
 * How many of the requests that LMDeploy counts as waiting for a handle are not there: one that hangs up while it waits
 * is counted until a restart. It is the lowest count of the span, if that is what the count stands at for half of the
 * span at least, and if handles were free meanwhile, as the requests that ran show: else it may be a queue that stands still
 * because each client sends the next request when the last is answered.
 * @param waiting for a handle; a gap is 0
 * @param running over the same points
 */
export function leakedLevel(waiting: Values, running: Values): number {
  const lowest = waiting.reduce<number>((least, v) => Math.min(least, v ?? 0), Infinity);
  if (lowest === Infinity || lowest <= 0) return 0;
  const times = waiting.filter((v) => v === lowest).length;
  const known = running.filter((v) => v !== null);
  const wasFree = Math.min(...known) <= FREE * Math.max(...known);
  return times * 2 >= waiting.length && wasFree ? lowest : 0;
}

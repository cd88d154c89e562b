type Values = readonly (number | null)[];

/** A server whose number of running requests never fell to this share of its maximum may have been full all the time. */
const FREE = 0.8;

/**
 * How many of the requests that LMDeploy counts as waiting for admission are stale: a client that disconnects while it
 * waits is counted until a restart. It is the lowest count of the span, if the count has that value at half of the points
 * or more, and if there was room for more running requests. Without room it may be a real queue of constant length, of
 * clients that send the next request after each response.
 * @param waiting requests that wait for admission, point by point; a gap is 0
 * @param running requests in the engine, at the same points
 * @returns number of requests; 0 where none is stale
 */
export function leakedLevel(waiting: Values, running: Values): number {
  const lowest = waiting.reduce<number>((least, v) => Math.min(least, v ?? 0), Infinity);
  if (lowest === Infinity || lowest <= 0) return 0;
  const pointsAtLowest = waiting.filter((v) => v === lowest).length;
  const known = running.filter((v) => v !== null);
  const wasFree = Math.min(...known) <= FREE * Math.max(...known);
  return pointsAtLowest * 2 >= waiting.length && wasFree ? lowest : 0;
}

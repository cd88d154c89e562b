/**
 * How a server mends cumulative buckets whose counts fall: by their running maximum, or the same but for neighbours
 * that are equal to 1e-12, which it makes equal in both directions.
 */
export type Repair = 'running-maximum' | 'small-deltas';

/** The first version that evens out small deltas. */
const SINCE = { major: 2, minor: 49 };

/**
 * The repair of a Prometheus version as `status/buildinfo` tells it, such as `2.42.0+ds`. Where no version is told,
 * that of today: Thanos and Mimir compute with Prometheus's own engine. VictoriaMetrics calls itself 2.24, and does
 * take the running maximum.
 * @see https://github.com/prometheus/prometheus/pull/13153
 */
export function repairOf(version: string | null): Repair {
  const found = /^v?(\d+)\.(\d+)/.exec(version ?? '');
  if (found === null) return 'small-deltas';
  const [major, minor] = [Number(found[1]), Number(found[2])];
  const isOlder = major < SINCE.major || (major === SINCE.major && minor < SINCE.minor);
  return isOlder ? 'running-maximum' : 'small-deltas';
}

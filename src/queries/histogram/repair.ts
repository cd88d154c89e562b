/**
 * How a server repairs cumulative buckets whose counts fall. `running-maximum`: each count becomes the maximum so far.
 * `small-deltas`: the same, and a rise by less than 1e-12 is removed too.
 */
export type Repair = 'running-maximum' | 'small-deltas';

/** The first version that removes small deltas. */
const SINCE = { major: 2, minor: 49 };

/**
 * The repair of a Prometheus version.
 * @param version from `status/buildinfo`, such as `2.42.0+ds`; null or unreadable gives the repair of current versions, since
 *   Thanos and Mimir use Prometheus's engine. VictoriaMetrics reports 2.24 and takes the running maximum.
 * @see https://github.com/prometheus/prometheus/pull/13153
 */
export function repairOf(version: string | null): Repair {
  const found = /^v?(\d+)\.(\d+)/.exec(version ?? '');
  if (found === null) return 'small-deltas';
  const [major, minor] = [Number(found[1]), Number(found[2])];
  const isOlder = major < SINCE.major || (major === SINCE.major && minor < SINCE.minor);
  return isOlder ? 'running-maximum' : 'small-deltas';
}

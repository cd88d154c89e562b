import type { PrometheusClient, ScrapeTarget } from './client';
import { QueryError } from './errors';

/** The gauge that every LMDeploy with metrics has exported since its first version of them. */
export const PRESENCE_METRIC = 'lmdeploy:num_requests_running';

/** Prometheus's own default in most set-ups. */
const ASSUMED_S = 15;

/**
 * The scrape interval of the selected LMDeploy targets in seconds, the longest where they differ: asked of the targets,
 * else measured from the samples before `timeS`, else 15.
 * @param selector label matchers without braces
 * @throws QueryError when Prometheus is not reached; a refusal is none
 */
export async function scrapeIntervalS(
  client: PrometheusClient,
  selector: string,
  timeS: number,
  signal: AbortSignal,
): Promise<number> {
  const series = `${PRESENCE_METRIC}{${selector}}`;
  const [targets, samples] = await Promise.all([
    unlessRefused(client.targets(signal)),
    unlessRefused(client.instant(`${series}[2m]`, timeS, signal)),
  ]);
  const jobs = new Set(samples?.map((s) => s.metric['job']));
  const asked = longestInterval(targets ?? [], jobs);
  if (asked !== null) return asked;
  const near = measuredInterval((samples ?? []).map((s) => s.values.map(([t]) => t)));
  if (near !== null) return near;
  const wide = await unlessRefused(client.instant(`${series}[1h]`, timeS, signal));
  return measuredInterval((wide ?? []).map((s) => s.values.map(([t]) => t))) ?? ASSUMED_S;
}

/** Some servers forbid or do not know `targets`: a refusal only means that the next way is tried. */
async function unlessRefused<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof QueryError && (error.kind === 'rejected' || error.kind === 'malformed')) return null;
    throw error;
  }
}

/** The longest interval among the targets of these jobs, or null where none of them is known. */
export function longestInterval(
  targets: readonly ScrapeTarget[],
  jobs: ReadonlySet<string | undefined>,
): number | null {
  const known = targets.flatMap((t) =>
    jobs.has(t.job) && t.scrapeIntervalS !== null ? [t.scrapeIntervalS] : [],
  );
  return known.length > 0 ? Math.max(...known) : null;
}

/**
 * The interval that lies between samples: the median distance of the best-sampled series, to a whole second from one
 * second on.
 * @param times of each series, Unix seconds, ascending
 * @returns seconds, or null where no series has two samples
 */
export function measuredInterval(times: readonly (readonly number[])[]): number | null {
  const best = times.reduce<readonly number[]>((a, b) => (b.length > a.length ? b : a), []);
  const distances = best.slice(1).map((t, i) => t - (best[i] ?? t));
  distances.sort((a, b) => a - b);
  const median = distances[Math.floor(distances.length / 2)];
  if (median === undefined || !(median > 0)) return null;
  return median >= 0.75 ? Math.round(median) : median;
}

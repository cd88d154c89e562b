import type { RawSeries, ScrapeTarget } from './http/api-data';
import type { PrometheusClient } from './http/client';
import { unlessRefused } from './http/errors';
import { PRESENCE_METRIC } from './presence';

/** Prometheus's own default in most set-ups. */
const ASSUMED_S = 15;

/**
 * The scrape interval of the selected LMDeploy targets in seconds, the longest where jobs differ, so that a
 * window holds samples of each: asked of the targets of a job, else measured from its samples before `timeS`, else 15.
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
  const asked = (job: Job): number | null => longestInterval(targets ?? [], job);
  const near = measuredByJob(samples ?? []);
  const known = new Map([...near].map(([job, measured]) => [job, asked(job) ?? measured]));
  if (known.size === 0 || [...known.values()].includes(null)) {
    const wide = await unlessRefused(client.instant(`${series}[1h]`, timeS, signal));
    for (const [job, measured] of measuredByJob(wide ?? [])) {
      if ((known.get(job) ?? null) === null) known.set(job, asked(job) ?? measured);
    }
  }
  const intervals = [...known.values()].filter((interval) => interval !== null);
  return intervals.length > 0 ? Math.max(...intervals) : ASSUMED_S;
}

type Job = string | undefined;

/** The longest interval among the targets of a job, seconds; null where none of them tells. */
export function longestInterval(targets: readonly ScrapeTarget[], job: Job): number | null {
  const known = targets.flatMap((t) =>
    t.job === job && t.scrapeIntervalS !== null ? [t.scrapeIntervalS] : [],
  );
  return known.length > 0 ? Math.max(...known) : null;
}

/** The interval between the samples of each job, by its best-sampled series: others may have begun only now. */
function measuredByJob(samples: readonly RawSeries[]): Map<Job, number | null> {
  const times = new Map<Job, (readonly number[])[]>();
  for (const { metric, values } of samples) {
    const job = metric['job'];
    const ofJob = times.get(job) ?? [];
    ofJob.push(values.map(([t]) => t));
    times.set(job, ofJob);
  }
  return new Map([...times].map(([job, ofJob]) => [job, measuredInterval(ofJob)]));
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

import type { Newest } from '../lib/late-samples';
import { upperMedianOf } from '../lib/median';
import type { RawSeries, ScrapeTarget } from './http/api-data';
import type { PrometheusClient } from './http/client';
import { unlessRefused } from './http/errors';
import { PRESENCE_METRIC } from './presence';

/** Assumed when nothing is known: the scrape interval of most set-ups. */
const ASSUMED_S = 15;

/** How the selected LMDeploy targets are scraped. */
export interface Scrapes {
  /** Seconds, above 0. */
  readonly intervalS: number;
  /** True when the newest samples show no delay on their way to Prometheus. */
  readonly areOnTime: boolean;
  /** The newest sample of each series. */
  readonly newest: readonly Newest[];
}

/**
 * Finds the scrape interval of the selected LMDeploy targets. Each job's interval comes from the distance between its samples
 * before `timeS`. Where these leave a doubt it comes from the targets, whose list is long on a large server; else from the
 * samples of an hour, or from their number where the server gives no samples, else it is 15 s. Where jobs differ the longest interval counts, so that a rate window holds samples of
 * each.
 * @param selector label matchers without braces
 * @param timeS Unix seconds
 * @throws QueryError when Prometheus is not reached; a refusal only means that the next way is tried
 */
export async function fetchScrapes(
  client: PrometheusClient,
  selector: string,
  timeS: number,
  signal: AbortSignal,
): Promise<Scrapes> {
  const presence = `${PRESENCE_METRIC}{${selector}}`;
  const recent = (await unlessRefused(client.instant(`${presence}[2m]`, timeS, signal))) ?? [];
  const jobs = timesByJob(recent);
  const isCertain = jobs.size > 0 && [...jobs.values()].every(isEven);
  const targets = isCertain ? null : await unlessRefused(client.targets(signal));
  // A VictoriaMetrics cluster gives no samples while a storage node is away, but it counts those of the others.
  const counted = async (): Promise<(readonly [Job, number])[]> => {
    const counts = await unlessRefused(
      client.instant(`max by (job) (count_over_time(${presence}[1h]))`, timeS, signal),
    );
    return (counts ?? []).map(({ metric, values }) => {
      const count = Number(values.at(-1)?.[1]);
      return [metric['job'], Math.max(1, Math.round(3600 / count))] as const;
    });
  };
  const intervalOf = (job: Job, times: readonly (readonly number[])[]): number | null =>
    longestInterval(targets ?? [], job) ?? measuredInterval(times);
  const intervals = new Map([...jobs].map(([job, times]) => [job, intervalOf(job, times)]));
  let samples = recent;
  if (intervals.size === 0 || [...intervals.values()].includes(null)) {
    const lastHour = await unlessRefused(client.instant(`${presence}[1h]`, timeS, signal));
    for (const [job, times] of timesByJob(lastHour ?? [])) {
      if ((intervals.get(job) ?? null) === null) intervals.set(job, intervalOf(job, times));
    }
    // Samples may come later than the first query looks back.
    if (recent.length === 0) samples = lastHour ?? [];
    if (lastHour === null) for (const [job, intervalS] of await counted()) intervals.set(job, intervalS);
  }
  const known = [...intervals.values()].filter((interval) => interval !== null);
  const intervalS = known.length > 0 ? Math.max(...known) : ASSUMED_S;
  return {
    intervalS,
    areOnTime: isCertain && areOnTime(recent, intervalS, timeS),
    newest: samples.map(({ metric, values }) => ({
      key: JSON.stringify(metric),
      lastS: values.at(-1)?.[0] ?? -Infinity,
    })),
  };
}

/** A scrape may take this long and still be on time, seconds. */
const SCRAPE_S = 2;

/** A series without a sample for this many intervals is of a target that is down, which says nothing about delays. */
const DOWN_AFTER = 3;

/** True when each series that goes on has a sample of the last interval. Samples that come by remote write are older. */
function areOnTime(recent: readonly RawSeries[], intervalS: number, timeS: number): boolean {
  const agesS = recent.map(({ values }) => timeS - (values.at(-1)?.[0] ?? -Infinity));
  const going = agesS.filter((ageS) => ageS <= DOWN_AFTER * intervalS);
  return going.length > 0 && going.every((ageS) => ageS <= intervalS + SCRAPE_S);
}

/** The label `job`; undefined for a series without it. */
type Job = string | undefined;

/** The longest scrape interval among the targets of a job, seconds; null when none of them has one. */
export function longestInterval(targets: readonly ScrapeTarget[], job: Job): number | null {
  const known = targets.flatMap((t) =>
    t.job === job && t.scrapeIntervalS !== null ? [t.scrapeIntervalS] : [],
  );
  return known.length > 0 ? Math.max(...known) : null;
}

/** The times of the samples of each series, Unix seconds, by job. */
function timesByJob(samples: readonly RawSeries[]): Map<Job, (readonly number[])[]> {
  const byJob = new Map<Job, (readonly number[])[]>();
  for (const { metric, values } of samples) {
    const ofJob = byJob.get(metric['job']) ?? [];
    ofJob.push(values.map(([t]) => t));
    byJob.set(metric['job'], ofJob);
  }
  return byJob;
}

/** The fewest samples of a series that show its interval. */
const FEWEST = 4;

/** Distances differ by this part of the interval at most: scrapes are on time by milliseconds. */
const ON_TIME = 0.05;

/**
 * True when the samples of a job leave no doubt about its interval: a whole number of seconds, the same for all series with
 * enough samples, with at most a quarter of the scrapes lost.
 * @param times of each series of a job, Unix seconds, ascending
 */
function isEven(times: readonly (readonly number[])[]): boolean {
  const intervalS = measuredInterval(times);
  if (intervalS === null || !Number.isInteger(intervalS)) return false;
  const enough = times.filter((ofSeries) => ofSeries.length >= FEWEST);
  return (
    enough.length > 0 &&
    enough.every((ofSeries) => {
      const distances = ofSeries.slice(1).map((t, i) => t - (ofSeries[i] ?? t));
      const even = distances.filter((distance) => Math.abs(distance - intervalS) <= ON_TIME * intervalS);
      return even.length >= 0.75 * distances.length;
    })
  );
}

/**
 * Measures a scrape interval: the median distance between samples of the series that has most of them, since others
 * may have started recently. From 0.75 s on it is rounded to a whole second.
 * @param times of each series, Unix seconds, ascending
 * @returns seconds, above 0; null when no series has two samples
 */
export function measuredInterval(times: readonly (readonly number[])[]): number | null {
  const longest = times.reduce<readonly number[]>((a, b) => (b.length > a.length ? b : a), []);
  const distances = longest.slice(1).map((t, i) => t - (longest[i] ?? t));
  // The upper one of two: the interval is one of the distances, not a mean of them.
  const median = upperMedianOf(distances.sort((a, b) => a - b));
  if (median === null || !(median > 0)) return null;
  return median >= 0.75 ? Math.round(median) : median;
}

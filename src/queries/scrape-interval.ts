import { upperMedianOf } from '../lib/median';
import { RANK_LABELS } from '../lib/rank-labels';
import type { RawSeries, ScrapeTarget } from './http/api-data';
import type { PrometheusClient } from './http/client';
import { unlessRefused } from './http/errors';
import { PRESENCE_METRIC } from './presence';

/** Assumed when nothing is known: the scrape interval of most set-ups. */
const ASSUMED_S = 15;

/** Facts about the selected LMDeploy targets. */
export interface TargetFacts {
  /** Seconds, above 0. */
  readonly scrapeIntervalS: number;
  /** False when it is certain that no two targets have the same job and instance. */
  readonly mayShareNames: boolean;
}

/**
 * Finds the scrape interval of the selected LMDeploy targets. Each job's interval comes from its targets, else from the
 * distance between its samples before `timeS`, else it is 15 s. Where jobs differ the longest interval counts, so that a
 * rate window holds samples of each. The same responses show whether targets may share their names.
 * @param selector label matchers without braces
 * @param timeS Unix seconds
 * @throws QueryError when Prometheus is not reached; a refusal only means that the next way is tried
 */
export async function fetchTargetFacts(
  client: PrometheusClient,
  selector: string,
  timeS: number,
  signal: AbortSignal,
): Promise<TargetFacts> {
  const presence = `${PRESENCE_METRIC}{${selector}}`;
  const [targets, recent] = await Promise.all([
    unlessRefused(client.targets(signal)),
    unlessRefused(client.instant(`${presence}[2m]`, timeS, signal)),
  ]);
  const configured = (job: Job): number | null => longestInterval(targets ?? [], job);
  const intervals = new Map(
    [...measuredByJob(recent ?? [])].map(([job, measured]) => [job, configured(job) ?? measured]),
  );
  if (intervals.size === 0 || [...intervals.values()].includes(null)) {
    const lastHour = await unlessRefused(client.instant(`${presence}[1h]`, timeS, signal));
    for (const [job, measured] of measuredByJob(lastHour ?? [])) {
      if ((intervals.get(job) ?? null) === null) intervals.set(job, configured(job) ?? measured);
    }
  }
  const own = (targets ?? []).filter(({ job }) => intervals.has(job));
  const known = [...intervals.values()].filter((interval) => interval !== null);
  return {
    scrapeIntervalS: known.length > 0 ? Math.max(...known) : ASSUMED_S,
    mayShareNames: OTHER_LABEL.test(selector) || mayShareNames(own, recent ?? []),
  };
}

/** A matcher of a label that is not among the names of ranks: someone keeps targets apart by it. */
const OTHER_LABEL = /(?:^|,)(?!(?:model_name|job|instance|engine)\b)\w+[=!]/;

/** @param targets of the series; without any it is not known */
function mayShareNames(targets: readonly ScrapeTarget[], recent: readonly RawSeries[]): boolean {
  const names = [
    ...targets.map(({ job, instance }) => [job, instance]),
    ...recent.map(({ metric }) => RANK_LABELS.map((name) => metric[name])),
  ].map(String);
  return targets.length === 0 || new Set(names).size < names.length;
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

/** The measured interval of each job, seconds; null for a job whose series have one sample each. */
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

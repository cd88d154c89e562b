import { upperMedianOf } from '../lib/median';
import type { RawSeries } from './http/api-data';

/** The label `job`; undefined for a series without it. */
export type Job = string | undefined;

/** The times of the samples of each series, Unix seconds, by job. */
export function timesByJob(samples: readonly RawSeries[]): Map<Job, (readonly number[])[]> {
  const byJob = new Map<Job, (readonly number[])[]>();
  for (const { metric, values } of samples) {
    const ofJob = byJob.get(metric['job']) ?? [];
    ofJob.push(values.map(([t]) => t));
    byJob.set(metric['job'], ofJob);
  }
  return byJob;
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

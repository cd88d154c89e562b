import type { RawSeries, ScrapeTarget } from './http/api-data';
import type { PrometheusClient } from './http/client';
import { unlessRefused } from './http/errors';
import { measuredInterval, timesByJob, type Job } from './sample-times';

/** What is known of the scrapes of each job, where their newest samples leave a doubt. */
interface DoubtfulScrapes {
  /** Of each job, seconds; null for a job that nothing is known of. */
  readonly intervals: readonly (number | null)[];
  /** The samples that they come from. */
  readonly samples: readonly RawSeries[];
}

/**
 * Finds the scrape intervals of jobs: from the targets, else from the samples of an hour, or from their number where the server gives
 * none.
 * @param presence a selector of one series for each rank
 * @param recent the samples of the last two minutes; none where the server gives none
 * @throws QueryError when Prometheus is not reached
 */
export async function fetchDoubtfulScrapes(
  client: PrometheusClient,
  presence: string,
  timeS: number,
  signal: AbortSignal,
  recent: readonly RawSeries[],
): Promise<DoubtfulScrapes> {
  const targets = (await unlessRefused(client.targets(signal))) ?? [];
  const intervalOf = (job: Job, times: readonly (readonly number[])[]): number | null =>
    longestInterval(targets, job) ?? measuredInterval(times);
  const intervals = new Map([...timesByJob(recent)].map(([job, times]) => [job, intervalOf(job, times)]));
  const result = (samples: readonly RawSeries[]): DoubtfulScrapes => ({
    intervals: [...intervals.values()],
    samples,
  });
  if (intervals.size > 0 && ![...intervals.values()].includes(null)) return result(recent);
  const lastHour = await unlessRefused(client.instant(`${presence}[1h]`, timeS, signal));
  for (const [job, times] of timesByJob(lastHour ?? [])) {
    if ((intervals.get(job) ?? null) === null) intervals.set(job, intervalOf(job, times));
  }
  if (lastHour === null) {
    const counted = async (minutes: number): Promise<(readonly [Job, number])[]> => {
      const expr = `max by (job) (count_over_time(${presence}[${minutes}m])) > 1`;
      const counts = (await unlessRefused(client.instant(expr, timeS, signal))) ?? [];
      return counts.map(({ metric, values }) => {
        const count = Number(values.at(-1)?.[1]);
        return [metric['job'], Math.max(1, Math.round((minutes * 60) / count))] as const;
      });
    };
    // A VictoriaMetrics cluster gives no samples while a storage node is away, but it counts those of the others. Of an hour it may count
    // too few: a rank may have started, or ended, within it.
    const counts = await counted(2);
    for (const [job, intervalS] of counts.length > 0 ? counts : await counted(60))
      intervals.set(job, intervalS);
  }
  // Samples may come later than two minutes.
  return result(recent.length === 0 ? (lastHour ?? []) : recent);
}

/** The longest scrape interval among the targets of a job, seconds; null when none of them has one. */
export function longestInterval(targets: readonly ScrapeTarget[], job: Job): number | null {
  const known = targets.flatMap((t) =>
    t.job === job && t.scrapeIntervalS !== null ? [t.scrapeIntervalS] : [],
  );
  return known.length > 0 ? Math.max(...known) : null;
}

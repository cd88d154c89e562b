import { fetchDoubtfulScrapes } from './doubtful-scrapes';
import type { Newest } from '../lib/late-samples';
import type { RawSeries } from './http/api-data';
import type { PrometheusClient } from './http/client';
import { unlessRefused } from './http/errors';
import { PRESENCE_METRIC } from './presence';
import { measuredInterval, timesByJob } from './sample-times';

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
 * samples of an hour, or from their number where the server gives no samples, else it is 15 s. Where jobs differ the longest interval
 * counts, so that a rate window holds samples of each.
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
  const { intervals, samples } = isCertain
    ? { intervals: [...jobs.values()].map(measuredInterval), samples: recent }
    : await fetchDoubtfulScrapes(client, presence, timeS, signal, recent);
  const known = intervals.filter((interval) => interval !== null);
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

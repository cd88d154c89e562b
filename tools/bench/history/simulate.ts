import { rankFamilies } from '../../simulator/exposition';
import { Fleet } from '../../simulator/fleet';
import { countSeries, writeSamples, type Family, type SeriesKey } from '../../simulator/samples';
import { steadyScenario } from '../../simulator/scenario';
import { MODEL } from '../moment';
import { queriedFamilies } from './queried-families';

/** Scrapes of one simulated rank: a row for each, a column for each series. */
export interface RankTable {
  readonly series: readonly SeriesKey[];
  readonly values: Float64Array;
}

/** Series that Prometheus itself records for each scrape and that the page queries. */
const SCRAPE_SERIES = ['up', 'scrape_duration_seconds', 'scrape_samples_scraped'] as const;
/** A plausible scrape duration. Its value does not affect the cost of a query. */
const scrapeDurationS = (row: number): number => 0.005 + (row % 7) / 1000;

const RATE_PER_RANK = 1.5;
/** Fills counters and queues before the history begins. */
const WARM_UP_MS = 600_000;
/** The loop yields to the event loop after this many rows, so that signals are handled. */
const ROWS_AT_ONCE = 200;

/**
 * Runs a fleet in virtual time and records, at each interval, the series that the pages query.
 * @param startMs time of the first row, epoch ms
 */
export async function simulateRanks(options: {
  readonly ranks: number;
  readonly rows: number;
  readonly startMs: number;
  readonly intervalMs: number;
}): Promise<RankTable[]> {
  const { ranks, rows, startMs, intervalMs } = options;
  const fleet = fleetOf(ranks, startMs - WARM_UP_MS);
  const targets = Array.from({ length: ranks }, (_, index) => {
    const families = familiesOf(fleet, index);
    const series = [
      ...families.flatMap((family) => family.series),
      ...SCRAPE_SERIES.map((name) => ({ name, labels: {} })),
    ];
    const ownWidth = countSeries(families);
    return { index, families, series, ownWidth, values: new Float64Array(series.length * rows) };
  });
  for (let row = 0; row < rows; row++) {
    if (row % ROWS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    fleet.advanceTo(startMs + row * intervalMs);
    for (const { index, families, series, ownWidth, values } of targets) {
      const at = row * series.length;
      const reach = fleet.reach(index);
      const isUp = reach.state === 'up';
      if (!isUp) values.fill(NaN, at, at + ownWidth);
      const present = isUp ? writeSamples(families, reach.process, fleet.nowMs, values, at) : 0;
      values.set([isUp ? 1 : 0, scrapeDurationS(row), present], at + ownWidth);
    }
  }
  return targets.map(({ series, values }) => ({ series, values }));
}

/** Names of the series of each rank in a history; a change of this list changes the history. */
export const keptNames = (): string[] => [
  ...familiesOf(fleetOf(1, 0), 0).map(({ name }) => name),
  ...SCRAPE_SERIES,
];

const fleetOf = (ranks: number, startMs: number): Fleet =>
  new Fleet(
    steadyScenario({
      models: [MODEL],
      ranks,
      ratePerS: RATE_PER_RANK * ranks,
      traffic: { burstiness: 0.16 },
    }),
    startMs,
  );

const familiesOf = (fleet: Fleet, index: number): Family[] => queriedFamilies(rankFamilies(fleet, index));

import { rankFamilies } from '../simulator/exposition';
import { Fleet } from '../simulator/fleet';
import { countSeries, writeSamples, type SeriesKey } from '../simulator/samples';
import { steadyScenario } from '../simulator/scenario';
import { MODEL } from './moment';
import { queriedFamilies } from './queried-families';

/** Scrapes of one simulated rank: a row for each, a column for each series. */
export interface RankTable {
  readonly series: readonly SeriesKey[];
  readonly values: Float64Array;
}

const RATE_PER_RANK = 1.5;
/** So that counters and queues have something in them when the history begins. */
const WARM_UP_MS = 600_000;
/** Rounds between two looks at whether the program is to end. */
const ROUNDS_AT_ONCE = 200;

/**
 * Runs a fleet in virtual time and notes, at each interval, the series that the pages read.
 * @param startMs time of the first row, epoch ms
 */
export async function simulateRanks(options: {
  readonly ranks: number;
  readonly rows: number;
  readonly startMs: number;
  readonly intervalMs: number;
}): Promise<RankTable[]> {
  const { ranks, rows, startMs, intervalMs } = options;
  const scenario = steadyScenario({
    models: [MODEL],
    ranks,
    ratePerS: RATE_PER_RANK * ranks,
    traffic: { burstiness: 0.16 },
  });
  const fleet = new Fleet(scenario, startMs - WARM_UP_MS);
  const targets = Array.from({ length: ranks }, (_, index) => {
    const families = queriedFamilies(rankFamilies(fleet, index));
    const width = countSeries(families);
    return { index, families, width, values: new Float64Array(width * rows) };
  });
  for (let row = 0; row < rows; row++) {
    if (row % ROUNDS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    fleet.advanceTo(startMs + row * intervalMs);
    for (const { index, families, width, values } of targets) {
      const reach = fleet.reach(index);
      if (reach.state === 'up') writeSamples(families, reach.process, fleet.nowMs, values, row * width);
      else values.fill(NaN, row * width, (row + 1) * width);
    }
  }
  return targets.map(({ families, values }) => ({ series: families.flatMap((f) => f.series), values }));
}

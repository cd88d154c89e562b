import { join } from 'node:path';
import type { CleanUp } from '../process/clean-up';
import { createBlocks } from '../servers/prometheus/blocks';
import { startPrometheus } from '../servers/prometheus/start';
import { Fleet } from '../simulator/fleet';
import { writeHistory } from '../simulator/history';
import { demoScenario } from '../simulator/scenario';

const MINUTE_MS = 60_000;
const SCRAPE_INTERVAL_S = 5;

/** End of the day of the demo. It is fixed, as the seed is, so that each run has the same samples. */
const DAY_END_MS = Date.parse('2026-08-27T07:30:00Z');

/**
 * The clock of the pages, epoch ms; the history ends here. The first model was overloaded until 15 minutes before, then its rank 1
 * restarted, and is slow since.
 */
export const NOW_MS = DAY_END_MS - 107 * MINUTE_MS;

const START_MS = DAY_END_MS - 6 * 60 * MINUTE_MS;

/** Addresses of the ranks of the demo, as a scrape configuration would name them. */
const INSTANCES = ['10.0.0.5:23333', '10.0.0.5:23334', '10.0.0.6:23333'];

/**
 * Starts a Prometheus that has hours of the demo in its database and scrapes nothing.
 * @returns its URL
 */
export async function startOnHistory(cleanUp: CleanUp): Promise<string> {
  const folder = cleanUp.makeTempFolder('lmdeploy-screenshots-');
  const files = await writeHistory({
    fleet: new Fleet(demoScenario(DAY_END_MS), START_MS),
    endMs: NOW_MS,
    scrapeIntervalS: SCRAPE_INTERVAL_S,
    instances: INSTANCES,
    job: 'lmdeploy',
    dir: join(folder, 'text'),
  });
  const dataDir = join(folder, 'data');
  await createBlocks(files, dataDir);
  return (await startPrometheus({ dataDir, cleanUp })).url;
}

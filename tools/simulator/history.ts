import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fleet } from './fleet';
import { HistoryTarget } from './history-target';
import { SampleFile } from './sample-file';

/** Blocks of Prometheus begin and end at multiples of this since the epoch. */
const blockMs = 2 * 3600 * 1000;
/** Multiples of this are exact in binary seconds; promtool truncates timestamps to milliseconds. */
const phaseMs = 250;

/**
 * Advances the fleet to `endMs` and writes the samples that scrapes of it would have stored, as OpenMetrics files for
 * `promtool tsdb create-blocks-from openmetrics`. There is one file for each block of Prometheus. All samples of a series are
 * together, because promtool reads this order fastest. A failed scrape leaves only `up` 0: OpenMetrics has no staleness markers.
 * @param options.instances label `instance` of each rank
 * @param options.families names of the families to write; the default is all
 * @param options.onScrape called at each scrape, with the index of the rank, after the fleet has advanced to it
 * @param options.dir created when it does not exist
 * @returns paths in the order of time
 */
export async function writeHistory(options: {
  readonly fleet: Fleet;
  readonly endMs: number;
  readonly scrapeIntervalS: number;
  readonly instances: readonly string[];
  readonly job: string;
  readonly dir: string;
  readonly families?: ReadonlySet<string>;
  readonly onScrape?: (index: number) => void;
}): Promise<string[]> {
  const { fleet, endMs, scrapeIntervalS, instances, job, dir, families, onScrape } = options;
  if (instances.length !== fleet.ranks.length) {
    throw new Error(
      `A fleet of ${fleet.ranks.length} ranks needs as many instances, not ${instances.length}.`,
    );
  }
  if (!(scrapeIntervalS > 0))
    throw new Error(`The scrape interval must be above 0 s, not ${scrapeIntervalS}.`);
  await mkdir(dir, { recursive: true });
  const intervalMs = scrapeIntervalS * 1000;
  const scrapesPerBlock = Math.ceil(blockMs / intervalMs) + 1;
  const targets = instances.map(
    (instance, index) => new HistoryTarget({ fleet, index, instance, job, scrapesPerBlock, families }),
  );
  const phasesMs = targets.map((_, i) => Math.floor((i * intervalMs) / targets.length / phaseMs) * phaseMs);

  const paths: string[] = [];
  async function writeBlock(blockStartMs: number): Promise<void> {
    if (targets.every((target) => target.isEmpty)) return;
    const path = join(dir, `${new Date(blockStartMs).toISOString().slice(0, 13)}.om`);
    const file = await SampleFile.create(path);
    try {
      for (const target of targets) await target.writeTo(file);
    } finally {
      await file.close();
    }
    paths.push(path);
  }

  const startMs = fleet.nowMs;
  let blockStartMs = Math.floor(startMs / blockMs) * blockMs;
  let roundMs = Math.floor(startMs / intervalMs) * intervalMs;
  for (; roundMs <= endMs; roundMs += intervalMs) {
    for (const [i, target] of targets.entries()) {
      const atMs = roundMs + (phasesMs[i] ?? 0);
      if (atMs <= startMs || atMs > endMs) continue;
      if (atMs >= blockStartMs + blockMs) {
        await writeBlock(blockStartMs);
        blockStartMs += blockMs;
      }
      fleet.advanceTo(atMs);
      target.scrape();
      onScrape?.(i);
    }
  }
  await writeBlock(blockStartMs);
  fleet.advanceTo(endMs);
  return paths;
}

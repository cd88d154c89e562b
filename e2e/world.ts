import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBlocks } from '../tools/servers/prometheus/blocks';
import { Fleet } from '../tools/simulator/fleet';
import { writeHistory } from '../tools/simulator/history';
import { modelPlan } from '../tools/simulator/model-plan';
import type { Scenario } from '../tools/simulator/scenario';

/** The moment at which the browsers of the tests live; the history ends here. */
export const NOW_MS = Date.parse('2026-08-27T07:30:00Z');

/** How much history there is. */
const HISTORY_MS = 90 * 60_000;

export const SCRAPE_INTERVAL_S = 5;

/** Two ranks with all that happens: an overload, a restart. */
export const MAIN_MODEL = 'internlm3-8b-instruct';

/** A name that must only be an odd name. */
export const ODD_MODEL = 'a"} or vector(1)# {b}\\c';

/** A server that nobody asks. */
export const QUIET_MODEL = 'quiet/Model-7B';

/** Instances of the ranks, in the order of the fleet: two of the main model, one odd, one quiet. */
export const INSTANCES = ['10.0.4.17:23333', '10.0.4.17:23334', '10.0.4.18:23333', '10.0.4.19:23333'];

/** An engine so old that it exports few metrics only. */
export const OLD_MODEL = 'old/Model-1B';

/** A server whose last sample is from {@link GONE_MINUTES} before the end. */
export const GONE_MODEL = 'gone/Model-3B';

const GONE_MINUTES = 25;

const minutesBeforeEnd = (minutes: number): number => NOW_MS - minutes * 60_000;

const scenario: Scenario = {
  seed: 7,
  models: [
    modelPlan({ name: MAIN_MODEL, ranks: 2, maxBatchSize: 96, traffic: { ratePerS: 6, burstiness: 0.16 } }),
    modelPlan({ name: ODD_MODEL, ranks: 1, traffic: { ratePerS: 1.5 } }),
    modelPlan({ name: QUIET_MODEL, ranks: 1, traffic: { ratePerS: 0 } }),
  ],
  incidents: [
    { kind: 'overload', rank: 0, startMs: minutesBeforeEnd(50), durationS: 600, factor: 3 },
    { kind: 'restart', rank: 1, startMs: minutesBeforeEnd(38), durationS: 60, factor: 1 },
  ],
};

/**
 * Writes the history of the tests as blocks into a new folder.
 * @returns the folder, a data folder for Prometheus
 */
export async function buildWorld(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-e2e-data-'));
  const textDir = mkdtempSync(join(tmpdir(), 'lmdeploy-e2e-text-'));
  try {
    const fleet = new Fleet(scenario, NOW_MS - HISTORY_MS);
    const files = await writeHistory({
      fleet,
      endMs: NOW_MS,
      scrapeIntervalS: SCRAPE_INTERVAL_S,
      instances: INSTANCES,
      job: 'lmdeploy',
      dir: textDir,
    });
    const few = join(textDir, 'few.om');
    writeFileSync(few, fewMetrics());
    await createBlocks([...files, few], dataDir);
    return dataDir;
  } finally {
    rmSync(textDir, { recursive: true, force: true });
  }
}

/** Samples of the two servers that no simulator plays: in OpenMetrics, family by family. */
function fewMetrics(): string {
  const servers = [
    { model: OLD_MODEL, instance: '10.0.4.20:23333', untilMs: NOW_MS },
    { model: GONE_MODEL, instance: '10.0.4.21:23333', untilMs: minutesBeforeEnd(GONE_MINUTES) },
  ];
  const families = ['num_requests_running', 'num_requests_waiting'];
  const lines = families.flatMap((family) => [
    `# TYPE lmdeploy:${family} gauge`,
    ...servers.flatMap(({ model, instance, untilMs }) => {
      const labels = `engine="0",instance="${instance}",job="lmdeploy-old",model_name="${model}"`;
      const times: number[] = [];
      for (let ms = minutesBeforeEnd(80); ms <= untilMs; ms += SCRAPE_INTERVAL_S * 1000)
        times.push(ms / 1000);
      return times.map((timeS) => `lmdeploy:${family}{${labels}} 1 ${timeS}`);
    }),
  ]);
  return `${lines.join('\n')}\n# EOF\n`;
}

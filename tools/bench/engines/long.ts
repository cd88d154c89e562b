import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CleanUp } from '../../process/clean-up';
import { blocksOf } from '../../servers/backends/tsdb-blocks';
import { BLOCK_MS } from '../history/write-blocks';
import { median } from '../measure/median';
import { load } from '../measure/measure-page';
import { NOW_MS } from '../moment';
import { bundleScript } from '../pages/bundle';
import { launchChromium } from '../pages/chromium';
import { distFolder } from '../pages/dist-folder';
import { releasedPage } from '../pages/measured-pages';
import { servePages } from '../pages/serve';
import { CACHE_DIR } from '../pages/start-page';
import { buildHistory } from './build-history';
import { startPlainPrometheus, startStoredThanos } from './engines';
import { say, type EnginesOptions } from './options';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** With parts of a day, the queries of thirty days are so many that the page had no chart after three minutes. */
const LONG_SPLIT = '240h';

/** Loads the first window of many ranks over weeks from Prometheus and from Thanos, in turns. */
export async function long(options: EnginesOptions, cleanUp: CleanUp): Promise<object> {
  const { distDir, runs, ranks, intervalS, days } = options;
  const dist = await distFolder(distDir, cleanUp, say);
  const wanted = { ranks: ranks ?? 200, scrapeIntervalS: intervalS ?? 300, days: days ?? 30 };
  const dataDir = join(CACHE_DIR, `thanos-${wanted.days}d-${wanted.scrapeIntervalS}s-${wanted.ranks}`);
  if (!existsSync(dataDir)) {
    const folder = `${dataDir}.${process.pid}`;
    cleanUp.add({ closeNow: () => rmSync(folder, { recursive: true, force: true }) });
    say('Writing the history …');
    const built = await buildHistory({
      ...wanted,
      fromMs: NOW_MS - wanted.days * DAY_MS - HOUR_MS,
      toMs: NOW_MS + HOUR_MS,
      blockMs: 27 * BLOCK_MS,
      folder,
    });
    renameSync(built, dataDir);
  }
  say('Starting …');
  const storedUntilMs = blocksOf(dataDir).at(-1)?.minMs ?? NOW_MS;
  const thanos = await startStoredThanos(
    { dataDir, storedUntilMs, isCompacted: false, splitInterval: LONG_SPLIT },
    cleanUp,
  );
  const prometheus = await startPlainPrometheus(dataDir, cleanUp);
  const browser = await launchChromium(cleanUp);
  const probe = await bundleScript('probe.ts');
  const rangeS = (wanted.days * DAY_MS) / 1000;
  const times: Record<string, { first: number; later: number[] }> = {};
  for (let run = 0; run <= runs; run++) {
    for (const [name, url] of [
      ['query-frontend', thanos.url],
      ['query', thanos.queryUrl],
      ['prometheus', prometheus.url],
    ] as const) {
      const served = await servePages({ distDir: dist, handWritten: '', prometheusUrl: url, cleanUp });
      const stage = { browser, origin: served.url, blank: 'blank', probe };
      const { opened, run: figures } = await load(stage, releasedPage(rangeS), NOW_MS);
      await opened.close();
      served.close();
      const { windowMs, lastMs, charts, traffic } = figures;
      say(`${name} ${JSON.stringify({ windowMs, lastMs, charts, requests: traffic.requests.length })}`);
      const of = (times[name] ??= { first: windowMs, later: [] });
      if (run > 0) of.later.push(windowMs);
    }
  }
  const windowMs = Object.entries(times).map(([name, { first, later }]) => ({
    name,
    first,
    later,
    median: median(later),
  }));
  return { ...wanted, runs, windowMs };
}

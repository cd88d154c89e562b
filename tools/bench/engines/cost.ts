import type { CleanUp } from '../../process/clean-up';
import { BLOCK_MS } from '../history/write-blocks';
import { launchChromium } from '../pages/chromium';
import { distFolder } from '../pages/dist-folder';
import { servePages } from '../pages/serve';
import { buildHistory } from './build-history';
import { prometheusCost } from './costs';
import { startEngine, startPlainPrometheus, type Engine } from './engines';
import { measureCost } from './measure-cost';
import { say, type EnginesOptions } from './options';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Measures what the page asks of an engine, and of one Prometheus with the same samples. */
export async function cost(engine: Engine, options: EnginesOptions, cleanUp: CleanUp): Promise<object> {
  const { distDir, ranks, intervalS, days } = options;
  const dist = await distFolder(distDir, cleanUp, say);
  const nowMs = Date.now();
  const fromMs = nowMs - (days ?? 7) * DAY_MS - 2 * HOUR_MS;
  // The history goes on while it is measured.
  const toMs = nowMs + HOUR_MS;
  const folder = cleanUp.makeTempFolder('lmdeploy-bench-engines-');
  say('Writing the history …');
  const dataDir = await buildHistory({
    ranks: ranks ?? 8,
    fromMs,
    toMs,
    scrapeIntervalS: intervalS ?? 30,
    blockMs: BLOCK_MS,
    folder,
  });
  const { url: prometheusUrl } = await startPlainPrometheus(dataDir, cleanUp);
  say(`Filling ${engine} …`);
  const started = await startEngine(engine, { dataDir, prometheusUrl, fromMs, toMs, nowMs }, cleanUp);
  const browser = await launchChromium(cleanUp);
  const result: Record<string, object> = {};
  for (const range of ['6h', '7d']) {
    for (const [name, { url, headers, read }] of [
      [engine, started],
      ['prometheus', { url: prometheusUrl, headers: {}, read: prometheusCost(prometheusUrl) }],
    ] as const) {
      const served = await servePages({
        distDir: dist,
        handWritten: '',
        prometheusUrl: url,
        prometheusHeaders: headers,
        cleanUp,
      });
      result[`${name} ${range}`] = await measureCost(browser, served.url, range, read);
      say(`${name} ${range} ${JSON.stringify(result[`${name} ${range}`])}`);
      served.close();
    }
  }
  return result;
}

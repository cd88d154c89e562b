import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CleanUp } from '../process/clean-up';
import { buildPage, bundleHandWritten, bundleScript } from './pages/bundle';
import type { Case } from './cases';
import { launchChromium } from './pages/chromium';
import { pageSize } from './pages/first-page-size';
import { historyOf } from './history/history';
import { describeMachine, loadNow } from './measure/machine';
import { measureCase, type CaseResult } from './measure/measure-case';
import { measureParse } from './measure/measure-parse';
import { measurePointer } from './measure/measure-pointer';
import { HISTORY, measureRefreshes } from './measure/measure-refreshes';
import type { Stage } from './pages/opened-page';
import type { BenchOptions } from './options';
import type { Part } from './parts';
import { startOnHistory } from './history/start-on-history';
import type { BenchResult, Machine } from './report/result';
import { servePages } from './pages/serve';

const CACHE_DIR = fileURLToPath(new URL('../../.cache/bench', import.meta.url));

/** Measures everything that the options name. @throws Error that says what is missing or failed */
export async function runBench(
  { cases, runs, refreshes, parts, distDir: givenDistDir }: BenchOptions,
  cleanUp: CleanUp,
  say: (words: string) => void,
): Promise<BenchResult> {
  const loadAtStart = loadNow();
  const distDir = givenDistDir ?? cleanUp.makeTempFolder('lmdeploy-bench-');
  if (givenDistDir === null) {
    say('Building the dashboard …');
    await buildPage(distDir);
  }
  if (!existsSync(join(distDir, 'index.html'))) {
    throw new Error(`${distDir} has no index.html: name a folder with the output of npm run build.`);
  }
  const [probe, handWritten] = await Promise.all([bundleScript('probe.ts'), bundleHandWritten()]);
  const parse = parts.has('all') ? measureParse() : null;
  const browser = await launchChromium(cleanUp);
  let machine: Machine | null = null;

  /** Starts a Prometheus on a history, serves all pages with it, and calls `use`. */
  async function withHistory<T>(
    history: Case,
    use: (stage: Stage, prometheusUrl: string) => Promise<T>,
  ): Promise<T> {
    const dataDir = await historyOf(history, CACHE_DIR, cleanUp, say);
    const prometheus = await startOnHistory(dataDir, cleanUp);
    machine ??= await describeMachine(prometheus.url, browser.version(), loadAtStart);
    const served = await servePages({
      distDir,
      handWritten,
      prometheusUrl: prometheus.url,
      cleanUp,
    });
    try {
      return await use({ browser, origin: served.url, probe }, prometheus.url);
    } finally {
      served.close();
      await prometheus.stop();
    }
  }

  const results: CaseResult[] = [];
  let pointer: BenchResult['pointer'] = null;
  const longest = Math.max(...cases.map(({ rangeS }) => rangeS));
  const most = Math.max(...cases.filter((one) => one.rangeS === longest).map(({ ranks }) => ranks));
  const ofCases: readonly Part[] = ['page', 'all', 'grafana', 'pointer'];
  for (const one of ofCases.some((part) => parts.has(part)) ? cases : []) {
    await withHistory(one, async (stage, prometheusUrl) => {
      results.push(await measureCase(stage, prometheusUrl, one, runs, parts, say));
      if (!parts.has('pointer') || one.rangeS !== longest || one.ranks !== most) return;
      say(`Moving the pointer over ${most} ranks …`);
      pointer = { ...(await measurePointer(stage, one.rangeS)), ranks: most, rangeS: one.rangeS };
    });
  }
  const heap =
    refreshes === 0 || !parts.has('refreshes')
      ? null
      : await withHistory(HISTORY, (stage) => {
          say(`Refreshing ${refreshes} times …`);
          return measureRefreshes(stage, refreshes);
        });
  await browser.close();
  if (machine === null) throw new Error('There is no history on which to measure.');
  const size = pageSize(distDir, results[0]?.files ?? []);
  return { machine, cases: results, pointer, refreshes: heap, parse, size };
}

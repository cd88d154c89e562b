import { cpus } from 'node:os';
import type { CleanUp } from '../process/clean-up';
import { growthCases, PAGE_CASE, type Case } from './cases';
import { measureFrames } from './frames/measure-frames';
import { historyOf } from './history/history';
import { startOnHistory } from './history/start-on-history';
import { describeMachine, loadNow } from './measure/machine';
import { measureCase, type CaseResult } from './measure/measure-case';
import { measureGrowth, type GrowthResult } from './measure/measure-growth';
import { measureMany, type ManyResult } from './measure/measure-many';
import { measureParse } from './measure/measure-parse';
import { measurePointer } from './measure/measure-pointer';
import { HISTORY, measureRefreshes } from './measure/measure-refreshes';
import { measureTall } from './measure/measure-tall';
import type { BenchOptions } from './options';
import { bundleHandWritten, bundleScript } from './pages/bundle';
import { launchChromium } from './pages/chromium';
import { distFolder } from './pages/dist-folder';
import { pageSize } from './pages/first-page-size';
import type { Stage } from './pages/opened-page';
import { servePages } from './pages/serve';
import { CACHE_DIR } from './pages/start-page';
import { PARTS_OF_CASES } from './parts';
import { BROWSER_CORE, pinProcess, PROMETHEUS_CORE, requireTaskset } from './pin';
import type { BenchResult, Machine } from './report/result';
import { measureViewers } from './viewers/measure-viewers';

/** Measures everything that the options name. @throws Error that says what is missing or failed */
export async function runBench(
  options: BenchOptions,
  cleanUp: CleanUp,
  say: (words: string) => void,
): Promise<BenchResult> {
  const { runs, refreshes, parts, isPinned } = options;
  const loadAtStart = loadNow();
  if (isPinned) requireTaskset(cpus().length);
  const distDir = await distFolder(options.distDir, cleanUp, say);
  const [probe, handWritten] = await Promise.all([bundleScript('probe.ts'), bundleHandWritten()]);
  const parse = parts.has('all') ? measureParse() : null;
  const browser = await launchChromium(cleanUp, isPinned ? BROWSER_CORE : null);
  let machine: Machine | null = null;

  /** Starts a Prometheus on a history, serves all pages with it, and calls `use`. */
  async function withHistory<T>(
    history: Case,
    use: (stage: Stage, prometheusUrl: string) => Promise<T>,
  ): Promise<T> {
    const dataDir = await historyOf(history, CACHE_DIR, cleanUp, say);
    const prometheus = await startOnHistory(dataDir, cleanUp);
    if (isPinned) pinProcess(prometheus.pid, PROMETHEUS_CORE);
    machine ??= await describeMachine(prometheus.url, browser.version(), loadAtStart);
    const served = await servePages({ distDir, handWritten, prometheusUrl: prometheus.url, cleanUp });
    try {
      return await use({ browser, origin: served.url, blank: 'blank', probe }, prometheus.url);
    } finally {
      served.close();
      await prometheus.stop();
    }
  }

  const cases: CaseResult[] = [];
  let tall: BenchResult['tall'] = null;
  let pointer: BenchResult['pointer'] = null;
  for (const one of PARTS_OF_CASES.some((part) => parts.has(part)) ? options.cases : []) {
    const isTall = parts.has('tall') && isSame(one, PAGE_CASE);
    const isPointed = parts.has('pointer') && isSame(one, pointerCase(options.cases));
    const isCase = parts.has('page') || parts.has('all') || parts.has('grafana');
    if (!isTall && !isPointed && !isCase) continue;
    await withHistory(one, async (stage, prometheusUrl) => {
      if (isCase) cases.push(await measureCase(stage, prometheusUrl, one, runs, parts, say));
      if (isTall) tall = { case: one, ...(await measureTall(stage, prometheusUrl, one, runs, say)) };
      if (!isPointed) return;
      say(`Moving the pointer over ${one.ranks} ranks …`);
      pointer = { ...(await measurePointer(stage, one.rangeS)), ranks: one.ranks, rangeS: one.rangeS };
    });
  }
  const heap =
    refreshes === 0 || !parts.has('refreshes')
      ? null
      : await withHistory(HISTORY, (stage) => {
          say(`Refreshing ${refreshes} times …`);
          return measureRefreshes(stage, refreshes);
        });
  const many: ManyResult[] = [];
  for (const one of parts.has('many') ? options.manyCases : []) {
    say(`Opening the page with ${one.ranks} ranks …`);
    many.push(await withHistory(one, (stage) => measureMany(stage, one)));
  }
  const viewers = parts.has('viewers')
    ? await withHistory(PAGE_CASE, (stage, prometheusUrl) =>
        measureViewers(stage, { prometheusUrl, distDir, cleanUp }, say),
      )
    : [];
  const frames = parts.has('frames')
    ? await withHistory(PAGE_CASE, (stage, prometheusUrl) => {
        say('Opening ten frames …');
        return measureFrames(stage, prometheusUrl);
      })
    : [];
  const growth: GrowthResult[] = [];
  for (const one of parts.has('growth') ? growthCases(options.growthRanks) : []) {
    growth.push(
      await withHistory(one, (stage, prometheusUrl) => measureGrowth(stage, prometheusUrl, one, say)),
    );
  }
  await browser.close();
  if (machine === null) throw new Error('There is no history on which to measure.');
  const size = cases[0] === undefined ? null : pageSize(distDir, cases[0].files);
  return { machine, cases, tall, pointer, refreshes: heap, many, viewers, frames, growth, parse, size };
}

const isSame = (one: Case, other: Case | undefined): boolean =>
  other !== undefined && one.rangeS === other.rangeS && one.ranks === other.ranks;

/** The pointer moves over the largest fleet of the longest range. */
const pointerCase = (cases: readonly Case[]): Case | undefined =>
  [...cases].sort((a, b) => b.rangeS - a.rangeS || b.ranks - a.ranks)[0];

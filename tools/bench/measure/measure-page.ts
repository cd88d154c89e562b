import { IS_SETTLED, type MeasuredPage } from '../pages/measured-pages';
import { NOW_MS } from '../moment';
import { OpenedPage, type Stage, type Work } from '../pages/opened-page';
import type { TrafficCounts } from '../pages/traffic';

/** The figures of one load or one refresh. */
export interface PageRun {
  /** From navigation, or from the trigger of the refresh, until the charts in the window are painted, ms. */
  readonly ms: number;
  readonly mainMs: number;
  readonly scriptMs: number;
  /** The heap after a garbage collection, bytes. */
  readonly heapBytes: number;
  readonly traffic: TrafficCounts;
}

const TIMEOUT_MS = 180_000;

/**
 * Opens a page in a new tab and measures its load until its requests have ended. The caller closes the page.
 * @param nowMs the clock of the page at its start, epoch ms
 */
export async function load(
  stage: Stage,
  target: MeasuredPage,
  nowMs = NOW_MS,
): Promise<{ opened: OpenedPage; run: PageRun }> {
  const opened = await OpenedPage.open(stage, nowMs, target.viewport);
  opened.page.setDefaultTimeout(TIMEOUT_MS);
  const before = await opened.work();
  opened.traffic.reset();
  await opened.page.goto(stage.origin + target.path, { waitUntil: 'commit' });
  const ms = await inTime(opened, `bench.painted(${target.charts})`, target);
  return { opened, run: await finish(opened, ms, before) };
}

/**
 * Advances the clock of an open page and measures the refresh that follows.
 * @throws Error when a chart is not redrawn in time
 */
export async function refresh(opened: OpenedPage, target: MeasuredPage, byMs: number): Promise<PageRun> {
  const before = await opened.work();
  opened.traffic.reset();
  await opened.page.evaluate(`bench.begin(${byMs}, ${target.trigger})`);
  await opened.traffic.quietAfterRequest();
  return finish(opened, await inTime(opened, `bench.drawn(${target.charts})`, target), before);
}

/**
 * Waits until the requests of a dashboard have ended, then counts the charts that it draws in its window.
 * @throws Error when the page does not settle
 */
export async function countCharts(opened: OpenedPage, target: MeasuredPage): Promise<number> {
  await opened.page.waitForFunction(`(${IS_SETTLED})()`);
  await opened.traffic.quiet();
  const charts = await opened.page.evaluate<number>('bench.drawnInSight()');
  if (charts === 0) throw new Error(`The ${target.name} has no chart with data in its window.`);
  return charts;
}

async function finish(opened: OpenedPage, ms: number, before: Work): Promise<PageRun> {
  await opened.traffic.quiet();
  const after = await opened.work();
  // A new document may run in another process, whose counters begin at zero.
  const isSame = after.mainMs >= before.mainMs;
  return {
    ms,
    mainMs: after.mainMs - (isSame ? before.mainMs : 0),
    scriptMs: after.scriptMs - (isSame ? before.scriptMs : 0),
    traffic: opened.traffic.read(),
    heapBytes: await opened.heapBytes(),
  };
}

/** @throws Error when the charts are not drawn in time, for example because a panel has no data */
async function inTime(
  opened: OpenedPage,
  expression: string,
  { name, charts }: MeasuredPage,
): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Error(`Not all ${charts} charts of the ${name} were drawn within ${TIMEOUT_MS / 1000} s.`),
        ),
      TIMEOUT_MS,
    );
  });
  try {
    return await Promise.race([opened.page.evaluate<number>(expression), late]);
  } finally {
    clearTimeout(timer);
  }
}

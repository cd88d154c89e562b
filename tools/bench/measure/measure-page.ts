import { IS_SETTLED, type MeasuredPage } from '../pages/measured-pages';
import { NOW_MS } from '../moment';
import { OpenedPage, type Stage, type Work } from '../pages/opened-page';
import type { TrafficRead } from '../pages/traffic';

/** One load, or one refresh, as the page and the browser saw it. */
export interface PageRun {
  /** From navigation, or from the call to refresh, until the charts in its window are on the screen, ms. */
  readonly ms: number;
  readonly mainMs: number;
  readonly scriptMs: number;
  /** After a collection, bytes. */
  readonly heapBytes: number;
  readonly traffic: TrafficRead;
}

const PATIENCE_MS = 180_000;

/**
 * Opens a page in a tab of its own and measures its load, until nothing more is asked. The caller closes it.
 * @param nowMs what the clock of the page shows when it begins, epoch ms
 */
export async function load(
  stage: Stage,
  target: MeasuredPage,
  nowMs = NOW_MS,
): Promise<{ opened: OpenedPage; run: PageRun }> {
  const opened = await OpenedPage.open(stage, nowMs, target.viewport);
  opened.page.setDefaultTimeout(PATIENCE_MS);
  const before = await opened.work();
  opened.traffic.reset();
  await opened.page.goto(stage.origin + target.path, { waitUntil: 'commit' });
  const ms = await inTime(opened, `bench.painted(${target.charts})`, target);
  return { opened, run: await finish(opened, ms, before) };
}

/**
 * Moves the clock of an open page on, and measures the refresh that follows.
 * @throws Error when a chart is not drawn anew in time
 */
export async function refresh(opened: OpenedPage, target: MeasuredPage, byMs: number): Promise<PageRun> {
  const before = await opened.work();
  opened.traffic.reset();
  await opened.page.evaluate(`bench.begin(${byMs}, ${target.trigger})`);
  await opened.traffic.answered();
  return finish(opened, await inTime(opened, `bench.drawn(${target.charts})`, target), before);
}

/**
 * How many charts a dashboard draws in its window, once nothing more is asked.
 * @throws Error when it does not come to rest
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
  // A new document may have another process, whose count begins at zero.
  const isSame = after.mainMs >= before.mainMs;
  return {
    ms,
    mainMs: after.mainMs - (isSame ? before.mainMs : 0),
    scriptMs: after.scriptMs - (isSame ? before.scriptMs : 0),
    traffic: opened.traffic.read(),
    heapBytes: await opened.heapBytes(),
  };
}

/** @throws Error when the charts are not there in time, such as when a panel has no data */
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
          new Error(`Not all ${charts} charts of the ${name} were drawn within ${PATIENCE_MS / 1000} s.`),
        ),
      PATIENCE_MS,
    );
  });
  try {
    return await Promise.race([opened.page.evaluate<number>(expression), late]);
  } finally {
    clearTimeout(timer);
  }
}

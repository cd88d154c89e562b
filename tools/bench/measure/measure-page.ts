import type { Drawn } from '../pages/probe';
import type { MeasuredPage } from '../pages/measured-pages';
import { NOW_MS } from '../moment';
import { OpenedPage, type Stage, type Work } from '../pages/opened-page';
import type { TrafficCounts } from '../pages/traffic';

/** The figures of one load or one refresh. */
export interface PageRun {
  /** Charts in the window that showed data, at a refresh those that showed new data. */
  readonly charts: number;
  /** From navigation, or from the trigger of the refresh, until each of them was painted, ms. */
  readonly windowMs: number;
  /** Until the last frame in which any chart was drawn, ms. */
  readonly lastMs: number;
  /** Until requests and drawing ended, ms. */
  readonly settledMs: number;
  /** Processor time of the main thread until requests and drawing ended, ms. */
  readonly mainMs: number;
  readonly scriptMs: number;
  /** The heap after a garbage collection, bytes. */
  readonly heapBytes: number;
  readonly traffic: TrafficCounts;
}

const TIMEOUT_MS = 180_000;
const POLL_MS = 100;

/**
 * Opens a page in a new tab and measures its load until its requests and its drawing have ended. The caller closes the page.
 * @param nowMs the clock of the page at its start, epoch ms
 * @throws Error when the page does not settle in time or draws no chart
 */
export async function load(
  stage: Stage,
  target: MeasuredPage,
  nowMs = NOW_MS,
): Promise<{ opened: OpenedPage; run: PageRun }> {
  const opened = await openFor(stage, target, nowMs);
  return { opened, run: await loadIn(opened, stage, target) };
}

/** A blank tab for a page. @param nowMs as for {@link load} */
export async function openFor(stage: Stage, target: MeasuredPage, nowMs = NOW_MS): Promise<OpenedPage> {
  const opened = await OpenedPage.open(stage, nowMs, target.viewport);
  opened.page.setDefaultTimeout(TIMEOUT_MS);
  return opened;
}

/** Measures the load of a page in a blank tab, as {@link load} does. */
export async function loadIn(opened: OpenedPage, stage: Stage, target: MeasuredPage): Promise<PageRun> {
  const before = await opened.work();
  opened.traffic.reset();
  await opened.page.goto(stage.origin + target.path, { waitUntil: 'commit' });
  return finish(opened, target, before);
}

/**
 * Advances the clock of an open page and measures the refresh that follows.
 * @throws Error when the page does not settle in time or draws no chart
 */
export async function refresh(opened: OpenedPage, target: MeasuredPage, byMs: number): Promise<PageRun> {
  const before = await opened.work();
  opened.traffic.reset();
  await opened.page.evaluate(`bench.begin(${byMs}, ${target.trigger})`);
  return finish(opened, target, before);
}

async function finish(opened: OpenedPage, target: MeasuredPage, before: Work): Promise<PageRun> {
  const drawn = await settled(opened, target);
  const after = await opened.work();
  // A new document may run in another process, whose counters begin at zero.
  const isSame = after.mainMs >= before.mainMs;
  return {
    charts: drawn.charts,
    windowMs: drawn.windowMs,
    lastMs: drawn.lastMs,
    settledMs: Math.max(drawn.lastMs, opened.traffic.activeMs),
    mainMs: after.mainMs - (isSame ? before.mainMs : 0),
    scriptMs: after.scriptMs - (isSame ? before.scriptMs : 0),
    traffic: opened.traffic.read(),
    heapBytes: await opened.heapBytes(),
  };
}

/** Waits for the requests outside of the page, because each question to the page is work for its main thread. */
async function settled(opened: OpenedPage, { name, isSettled }: MeasuredPage): Promise<Drawn> {
  const lastMs = performance.now() + TIMEOUT_MS;
  await opened.traffic.quietAfterRequest();
  for (;;) {
    const drawn = await opened.page.evaluate<Drawn & { readonly isSettled: boolean }>(
      `({ ...bench.drawn(), isSettled: (${isSettled})() })`,
    );
    if (drawn.isSettled && !drawn.isDrawing && drawn.charts > 0) return drawn;
    if (performance.now() > lastMs) {
      throw new Error(
        `The ${name} did not settle within ${TIMEOUT_MS / 1000} s, with ${drawn.charts} charts.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    await opened.traffic.quiet();
  }
}

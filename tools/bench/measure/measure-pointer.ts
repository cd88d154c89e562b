import type { CDPSession } from '@playwright/test';
import { frameCosts, type TraceEvent } from './frame-costs';
import { load } from './measure-page';
import { releasedPage } from '../pages/measured-pages';
import { median } from './median';
import type { Stage } from '../pages/opened-page';

/** Main-thread work of the frames while the pointer moves over a chart and all charts show the crosshair. */
export interface PointerResult {
  readonly frames: number;
  readonly worstMs: number;
  readonly medianMs: number;
  /** 99 of 100 frames cost at most this. */
  readonly p99Ms: number;
}

const MOVES = 240;
/** About 60 moves a second. */
const PAUSE_MS = 16;
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'];

/** The pointer moves over the charts of these sections; the second has a line for each rank. */
const SECTIONS = ['latency', 'ranks'] as const;

/**
 * Draws all charts of the whole dashboard, moves the pointer over plots, and traces the frames of the browser.
 */
export async function measurePointer(stage: Stage, rangeS: number): Promise<PointerResult> {
  const target = releasedPage(rangeS);
  const { opened } = await load(stage, target);
  const { page, cdp } = opened;
  const panels = page.locator('main [data-panel]');
  for (let i = 0; i < (await panels.count()); i++) await panels.nth(i).scrollIntoViewIfNeeded();
  await page.waitForFunction(`(${target.isSettled})()`);
  await opened.traffic.quiet();
  const costs: number[] = [];
  for (const section of SECTIONS) costs.push(...(await framesOver(section)));
  await opened.close();
  if (costs.length === 0) throw new Error('The trace of the browser has no frames.');
  const sorted = costs.sort((a, b) => a - b);
  return {
    frames: sorted.length,
    worstMs: sorted.at(-1) ?? NaN,
    medianMs: median(sorted),
    p99Ms: sorted[Math.floor((sorted.length - 1) * 0.99)] ?? NaN,
  };

  async function framesOver(section: string): Promise<number[]> {
    const head = page.locator(`main [id="${section}"]`);
    await head.evaluate((element) => element.scrollIntoView());
    const plots = await page.getByRole('application').all();
    const boxes = (await Promise.all(plots.map((plot) => plot.boundingBox())))
      .filter((box) => box !== null)
      .filter(({ y, height }) => y > 0 && y + height < target.viewport.height);
    const [first] = boxes;
    if (!first) throw new Error(`The dashboard has no plot in the section ${section}.`);
    // Compiles the code of the crosshair before the measurement.
    await sweep(first, 30);
    const endTrace = await startTrace(cdp);
    for (const box of boxes) await sweep(box, Math.ceil(MOVES / boxes.length));
    return frameCosts(await endTrace());
  }

  async function sweep(
    box: { x: number; y: number; width: number; height: number },
    moves: number,
  ): Promise<void> {
    for (let i = 0; i < moves; i++) {
      const along = (i + 0.5) / moves;
      await page.mouse.move(box.x + box.width * along, box.y + box.height * (0.3 + 0.4 * along));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** Starts a trace. Returns a function that ends it and returns its events. */
async function startTrace(cdp: CDPSession): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  return async () => {
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.end');
    await complete;
    return events;
  };
}

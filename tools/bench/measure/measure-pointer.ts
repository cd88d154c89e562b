import type { OpenedPage, Stage } from '../pages/opened-page';
import { releasedPage, type MeasuredPage } from '../pages/measured-pages';
import { frameCosts } from './frame-costs';
import { load } from './measure-page';
import { median } from './median';
import { showAllPanels } from './show-all-panels';
import { startTrace } from './trace';

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

/** The first chart that has a line for each rank. The table of the ranks, which is before it, fills the window. */
export const RANKS_CHART = 'rank-running';
/** The pointer moves over the charts that are in the window with one of these. */
const CHARTS = ['time-to-first-token', RANKS_CHART] as const;

/** Draws all charts of the whole dashboard, moves the pointer over plots, and traces the frames of the browser. */
export async function measurePointer(stage: Stage, rangeS: number): Promise<PointerResult> {
  const target = releasedPage(rangeS);
  const { opened } = await load(stage, target);
  await showAllPanels(opened, target);
  const result = await pointerOver(opened, target, CHARTS);
  await opened.close();
  return result;
}

/**
 * Moves the pointer over charts of a dashboard with all charts built.
 * @param panels their panels: each in turn is scrolled to the top of the window
 * @throws Error when a window has no chart, or the trace no frame
 */
export async function pointerOver(
  opened: OpenedPage,
  { viewport }: MeasuredPage,
  panels: readonly string[],
): Promise<PointerResult> {
  const { page } = opened;
  const costs: number[] = [];
  for (const panel of panels) costs.push(...(await framesOver(panel)));
  if (costs.length === 0) throw new Error('The trace of the browser has no frames.');
  const sorted = costs.sort((a, b) => a - b);
  return {
    frames: sorted.length,
    worstMs: sorted.at(-1) ?? NaN,
    medianMs: median(sorted),
    p99Ms: sorted[Math.floor((sorted.length - 1) * 0.99)] ?? NaN,
  };

  async function framesOver(panel: string): Promise<number[]> {
    const chosen = page.locator(`main [data-panel="${panel}"]`);
    await chosen.evaluate((element) => element.scrollIntoView());
    // Built when it comes near.
    await chosen.getByRole('application').waitFor();
    const plots = await page.getByRole('application').all();
    const boxes = (await Promise.all(plots.map((plot) => plot.boundingBox())))
      .filter((box) => box !== null)
      .filter(({ y, height }) => y > 0 && y + height < viewport.height);
    const [first] = boxes;
    if (!first) throw new Error(`The dashboard has no plot in the window of ${panel}.`);
    // Compiles the code of the crosshair before the measurement.
    await sweep(first, 30);
    const endTrace = await startTrace(opened);
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

import type { Case } from '../cases';
import { handWritten, releasedPage } from '../pages/measured-pages';
import type { OpenedPage, Stage } from '../pages/opened-page';
import { load, loadIn, openFor } from './measure-page';
import { pointerOver, RANKS_CHART, type PointerResult } from './measure-pointer';
import { showAllPanels } from './show-all-panels';
import { startTrace } from './trace';
import { longestTaskMs } from './trace-events';

/** The dashboard with very many lines and rows. */
export interface ManyResult {
  readonly case: Case;
  /** From navigation until requests and drawing ended, ms. */
  readonly settledMs: number;
  /** Until the charts in the window were painted, ms; then the same of the hand-written page. */
  readonly windowMs: number;
  readonly handWrittenMs: number;
  /** The longest task of the main thread during the load, ms. */
  readonly loadTaskMs: number;
  /** The longest task while a person scrolls to the table of ranks and opens the picker of instances, ms. */
  readonly useTaskMs: number;
  /** Elements and texts of the document after all panels were shown. */
  readonly nodes: number;
  /** The pointer over the charts with a line for each rank. */
  readonly pointer: PointerResult;
}

const COUNT_NODES = `(() => {
  const walker = document.createTreeWalker(document);
  let nodes = 1;
  while (walker.nextNode()) nodes += 1;
  return nodes;
})()`;

/** Measures the dashboard, and the hand-written page beside it, on a history with many ranks. */
export async function measureMany(stage: Stage, measured: Case): Promise<ManyResult> {
  const other = await load(stage, handWritten(measured));
  await other.opened.close();
  const target = releasedPage(measured.rangeS);
  const opened = await openFor(stage, target);
  const run = await traced(opened, () => loadIn(opened, stage, target));
  const use = await traced(opened, () => useRanks(opened));
  await showAllPanels(opened, target);
  const nodes = await opened.page.evaluate<number>(COUNT_NODES);
  const pointer = await pointerOver(opened, target, [RANKS_CHART]);
  await opened.close();
  return {
    case: measured,
    settledMs: run.result.settledMs,
    windowMs: run.result.windowMs,
    handWrittenMs: other.run.windowMs,
    loadTaskMs: run.taskMs,
    useTaskMs: use.taskMs,
    nodes,
    pointer,
  };
}

async function traced<T>(
  opened: OpenedPage,
  act: () => Promise<T>,
): Promise<{ readonly result: T; readonly taskMs: number }> {
  const endTrace = await startTrace(opened);
  const result = await act();
  return { result, taskMs: longestTaskMs(await endTrace()) };
}

/** What a person does with many ranks: looks at the table, and opens the picker of instances. */
async function useRanks({ page, traffic }: OpenedPage): Promise<void> {
  const table = page.locator('main [data-panel="rank-table"]');
  await table.scrollIntoViewIfNeeded();
  await table.getByRole('row').nth(1).waitFor();
  await traffic.quiet();
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Instance/ })
    .click();
  await page.getByRole('option').nth(1).waitFor();
  await page.keyboard.press('Escape');
}

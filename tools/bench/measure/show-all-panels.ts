import type { MeasuredPage } from '../pages/measured-pages';
import type { OpenedPage } from '../pages/opened-page';

/** Scrolls through a dashboard, so that all its panels are built and loaded, and waits until it has settled. */
export async function showAllPanels({ page, traffic }: OpenedPage, target: MeasuredPage): Promise<void> {
  const panels = page.locator('main [data-panel]');
  for (let i = 0; i < (await panels.count()); i++) await panels.nth(i).scrollIntoViewIfNeeded();
  await page.waitForFunction(`(${target.isSettled})()`);
  await traffic.quiet();
}

import { load } from './measure-page';
import { releasedPage } from '../pages/measured-pages';
import { NOW_MS } from '../moment';
import type { Stage } from '../pages/opened-page';

/** The heap of a page that stays open. */
export interface RefreshesResult {
  readonly refreshes: number;
  /** Heap after a garbage collection and {@link EARLY} refreshes, bytes. */
  readonly earlyBytes: number;
  /** The same after all refreshes. */
  readonly lastBytes: number;
}

/** After this many refreshes, caches are filled and code is compiled. */
export const EARLY = 50;
export const RANGE_S = 3600;
/** The history is long enough for this many refreshes. */
export const MOST_REFRESHES = 5000;
export const HISTORY = { ranks: 2, rangeS: 24 * 3600, scrapeIntervalS: 15 } as const;

/** Refreshes the whole dashboard with a range of one hour repeatedly, each time one scrape interval later. */
export async function measureRefreshes(stage: Stage, refreshes: number): Promise<RefreshesResult> {
  const byMs = HISTORY.scrapeIntervalS * 1000;
  const page = releasedPage(RANGE_S);
  const { opened } = await load(stage, page, NOW_MS - refreshes * byMs);
  const heapAfter = async (times: number): Promise<number> => {
    await opened.page.evaluate(
      `bench.refreshRepeatedly(${times}, ${byMs}, ${page.trigger}, ${page.isSettled})`,
    );
    await opened.traffic.quiet();
    return opened.heapBytes();
  };
  const earlyBytes = await heapAfter(EARLY);
  const lastBytes = await heapAfter(refreshes - EARLY);
  await opened.close();
  return { refreshes, earlyBytes, lastBytes };
}

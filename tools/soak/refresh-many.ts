import { load } from '../bench/measure/measure-page';
import { releasedPage } from '../bench/pages/measured-pages';
import type { OpenedPage, Stage } from '../bench/pages/opened-page';
import { countPage } from '../bench/pages/page-counts';
import type { SoakCounts } from './growth';
import { earlyOf, ROUND } from './options';
import { RANGE_S, SCRAPE_INTERVAL_S } from './soak-history';

/** Places of the page at which it refreshes; one {@link ROUND} reaches them all. */
const PLACES = 10;
const AT_A_PLACE = ROUND / PLACES;
/** Counts between the first and the last. */
const COUNTS = 6;
/** A request that is open longer than this counts as one that never ends. */
const OPEN_MS = 60_000;

/**
 * Refreshes a page with all its panels again and again and counts what it holds: after {@link earlyOf} refreshes, at the end, and a few
 * times between.
 * @param startMs the clock of the page at its start, epoch ms
 */
export async function refreshMany(
  stage: Stage,
  startMs: number,
  refreshes: number,
  onCount: (counts: SoakCounts) => void,
): Promise<readonly SoakCounts[]> {
  const page = releasedPage(RANGE_S);
  const { opened } = await load(stage, page, startMs);
  const early = earlyOf(refreshes);
  const every = Math.ceil((refreshes - early) / COUNTS / ROUND) * ROUND;
  const counts: SoakCounts[] = [];
  for (let done = 0; done < refreshes;) {
    await scrollTo(opened, Math.floor(done / AT_A_PLACE) % PLACES);
    const times = Math.min(AT_A_PLACE, refreshes - done);
    await opened.page.evaluate(
      `bench.refreshRepeatedly(${times}, ${SCRAPE_INTERVAL_S * 1000}, ${page.trigger}, ${page.isSettled})`,
    );
    done += times;
    if (done !== refreshes && (done < early || (done - early) % every !== 0)) continue;
    const one = { ...(await countAtTop(opened, page.isSettled)), refreshes: done };
    counts.push(one);
    onCount(one);
  }
  await opened.close();
  return counts;
}

const scrollTo = (opened: OpenedPage, place: number): Promise<unknown> =>
  opened.page.evaluate(
    `scrollTo(0, (document.documentElement.scrollHeight - innerHeight) * ${place / (PLACES - 1)})`,
  );

/** Counts at the top of the page, because the charts that exist depend on the place. */
async function countAtTop(opened: OpenedPage, isSettled: string): Promise<Omit<SoakCounts, 'refreshes'>> {
  await scrollTo(opened, 0);
  await opened.page.waitForFunction(`(${isSettled})()`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, OPEN_MS)));
  await Promise.race([opened.traffic.quiet(), late]);
  clearTimeout(timer);
  // Before the count, during which the next requests may begin.
  const { openRequests } = opened.traffic;
  return { ...(await countPage(opened.cdp)), openRequests };
}

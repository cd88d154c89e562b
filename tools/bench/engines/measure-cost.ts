import type { Browser } from '@playwright/test';
import { VIEWPORT } from '../pages/chromium';
import { OpenedPage, type Stage } from '../pages/opened-page';
import type { Cost, ReadCost } from './costs';

const REFRESHES = 10;
const REFRESH_S = 10;

function less(after: Cost, before: Cost): Cost {
  const earlier = new Map(Object.entries(before));
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, value - (earlier.get(name) ?? 0)]),
  );
}

/** The cost of a load, of ten refreshes after it, and of a load by another viewer after those. */
export async function measureCost(
  browser: Browser,
  origin: string,
  range: string,
  read: ReadCost,
): Promise<Readonly<Record<'load' | 'refreshes' | 'second', Cost>>> {
  const stage: Stage = { browser, origin, blank: 'blank', probe: '' };
  const path = `${origin}?from=now-${range}&to=now&refresh=${REFRESH_S}s`;
  const open = async (): Promise<OpenedPage> => {
    const opened = await OpenedPage.open(stage, { aheadMs: 0 }, VIEWPORT);
    opened.traffic.reset();
    await opened.page.goto(path, { waitUntil: 'commit' });
    await opened.traffic.quietAfterRequest();
    await opened.page.waitForFunction(
      `document.querySelector('main')?.dataset.settled === 'true'`,
      undefined,
      {
        timeout: 180_000,
      },
    );
    await opened.traffic.quiet();
    return opened;
  };
  const start = await read();
  const first = await open();
  const loaded = await read();
  await new Promise((resolve) => setTimeout(resolve, (REFRESHES * REFRESH_S + 2) * 1000));
  await first.traffic.quiet();
  const refreshed = await read();
  await first.close();
  const before = await read();
  const second = await open();
  const end = await read();
  await second.close();
  return { load: less(loaded, start), refreshes: less(refreshed, loaded), second: less(end, before) };
}

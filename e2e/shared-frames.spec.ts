import type { Page, Request } from '@playwright/test';
import { KIT_PANELS } from '../tools/kit-panels';
import { expect, test } from './fixtures/test';

const PANELS = [...KIT_PANELS, 'prefix-hit-rate'];

const SIZE_PX = { width: 380, height: 180 };

/** A load of frames that start one after the other may take this many requests more than that of one page. */
const MORE_AT_LOAD = 8;

/** A page sends one or two requests at a refresh, frames that do not share twenty. On a busy machine some frames are a round late. */
const MOST_AT_REFRESH = 6;

/** The frame that sends keeps a response at least this long for the others, ms. */
const KEPT_MS = 4500;

/** Opens a portal with one frame for each of these query strings. */
async function openFrames(page: Page, pageUrl: string, searches: readonly string[]): Promise<void> {
  const frames = searches.map(
    (search) =>
      `<iframe src="${pageUrl}?kiosk&${search}" width="${SIZE_PX.width}" height="${SIZE_PX.height}"></iframe>`,
  );
  await page.route('**/host', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Portal</title>${frames.join('')}`,
    }),
  );
  await page.goto(`${pageUrl}host`);
}

/**
 * Holds the responses to the first requests of a page until this many frames have started.
 * @returns waits until they have, and lets the responses go
 */
async function holdSetup(page: Page, frames: number): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/api\/v1\/(?!query_range)/, async (route) => {
    await released;
    await route.continue();
  });
  return async () => {
    for (let i = 0; i < frames; i++)
      await page.frameLocator('iframe').nth(i).locator('main').waitFor({ timeout: 45_000 });
    release();
  };
}

/** Of equal GET requests, those that were sent although the response to the one before was there, or under way. */
function sentTwice(finished: readonly Request[]): string[] {
  const endsMs = new Map<string, number>();
  const twice: string[] = [];
  const byStart = [...finished].sort((a, b) => a.timing().startTime - b.timing().startTime);
  for (const request of byStart) {
    const { startTime, responseEnd } = request.timing();
    const endMs = endsMs.get(request.url());
    if (endMs !== undefined && startTime < endMs + KEPT_MS) twice.push(request.url());
    endsMs.set(request.url(), startTime + responseEnd);
  }
  return twice;
}

/** Waits until all panels have data, in every frame. */
async function allSettled(page: Page): Promise<void> {
  for (const frame of await page.locator('iframe').all()) {
    await expect(frame.contentFrame().locator('main')).toHaveAttribute('data-settled', 'true', {
      timeout: 45_000,
    });
    await expect(frame.contentFrame().locator('[data-panel]')).toHaveAttribute('data-state', /ready|idle/);
  }
}

test('ten frames send the requests of one page with their panels, also after the frame that sends them is gone', async ({
  page,
  pageUrl,
  dashboard,
}) => {
  const sent: string[] = [];
  const finished: Request[] = [];
  let senders = new Set<string>();
  page.on('request', (request) => {
    if (!request.url().includes('/api/v1/')) return;
    sent.push(request.url());
    senders.add(request.frame().url());
  });
  // A request that nobody waits for any more is withdrawn, and does not finish.
  page.on('requestfinished', (request) => {
    if (request.url().includes('/api/v1/') && !request.url().includes('/query_range')) finished.push(request);
  });
  const panels = PANELS.map((id) => `refresh=off&panel=${id}`);
  await page.setViewportSize({ width: 1600, height: 1000 });

  const countOf = async (act: () => Promise<void>): Promise<number> => {
    sent.length = 0;
    finished.length = 0;
    senders = new Set();
    await act();
    await expect.poll(() => sent.length).toBeGreaterThan(0);
    await dashboard.trafficEnds();
    return sent.length;
  };
  /** At one moment, as timers do it: Playwright moves the clocks of frames one after the other. */
  const refresh = (): Promise<void> =>
    page.evaluate(() => {
      for (const { contentWindow } of document.querySelectorAll('iframe')) {
        const own = contentWindow as (Window & typeof globalThis) | null;
        own?.dispatchEvent(new own.KeyboardEvent('keydown', { key: 'r' }));
      }
    });

  const onePageLoad = await countOf(() =>
    page.goto(`${pageUrl}?kiosk&${panels.join('&')}`).then(() => undefined),
  );

  // Frames start one after the other. Where that takes long, the first one would load alone.
  const allStarted = await holdSetup(page, panels.length);
  const load = await countOf(async () => {
    await openFrames(page, pageUrl, panels);
    await allStarted();
    await allSettled(page);
  });
  expect(load).toBeLessThanOrEqual(onePageLoad + MORE_AT_LOAD);
  expect(finished.length).toBeGreaterThan(3);
  expect(sentTwice(finished)).toEqual([]);

  const refreshed = await countOf(refresh);
  expect(refreshed).toBeLessThanOrEqual(MOST_AT_REFRESH);
  expect(senders.size).toBe(1);

  const [sender = ''] = senders;
  const id = new URL(sender).searchParams.get('panel') ?? '';
  await page.locator(`iframe[src$="panel=${id}"]`).evaluate((frame) => {
    frame.remove();
  });
  const afterwards = await countOf(refresh);
  expect(afterwards).toBeLessThanOrEqual(MOST_AT_REFRESH);
  expect(senders.size).toBe(1);
  expect([...senders]).not.toEqual([sender]);
  await allSettled(page);
});

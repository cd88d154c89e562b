import type { Page } from '@playwright/test';
import { KIT_PANELS } from '../tools/kit-panels';
import { expect, test } from './fixtures/test';

const PANELS = [...KIT_PANELS, 'prefix-hit-rate'];

const SIZE_PX = { width: 380, height: 180 };

/** A load of frames that start one after the other may take this many requests more than that of one page. */
const MORE_AT_LOAD = 8;

/** A page sends one or two requests at a refresh, frames that do not share twenty. On a busy machine some frames are a round late. */
const MOST_AT_REFRESH = 6;

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
 * Holds the responses to the first queries of a page until this many frames have started.
 * @returns waits until they have, and lets the responses go
 */
async function holdSetup(page: Page, frames: number): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/api\/v1\/query\?/, async (route) => {
    await released;
    await route.continue();
  });
  return async () => {
    for (let i = 0; i < frames; i++)
      await page.frameLocator('iframe').nth(i).locator('main').waitFor({ timeout: 45_000 });
    release();
  };
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
  let senders = new Set<string>();
  page.on('request', (request) => {
    if (!request.url().includes('/api/v1/')) return;
    sent.push(request.url());
    senders.add(request.frame().url());
  });
  const panels = PANELS.map((id) => `refresh=off&panel=${id}`);
  await page.setViewportSize({ width: 1600, height: 1000 });

  const countOf = async (act: () => Promise<void>): Promise<number> => {
    sent.length = 0;
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
  // Of each query of the set-up there is one.
  const setup = sent.filter((url) => !url.includes('/query_range'));
  expect(new Set(setup).size).toBe(setup.length);

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

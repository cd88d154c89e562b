import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

const PANEL = 'time-to-first-token';

type Points = readonly { readonly x: number; readonly y: number }[];

test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

/** Waits until the page no longer scrolls: fingers that come down before belong to the browser. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    for (let last = NaN; last !== scrollY;) {
      last = scrollY;
      await wait(300);
    }
  });
}

/** Moves fingers from some points to others in small steps. */
async function drag(cdp: CDPSession, from: Points, to: Points): Promise<void> {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Points): Promise<unknown> =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: touchPoints.map((p, id) => ({ ...p, id })) });
  const steps = 10;
  // One finger comes down after the other, as on a screen.
  for (let count = 1; count <= from.length; count++) await send('touchStart', from.slice(0, count));
  for (let step = 1; step <= steps; step++) {
    const part = step / steps;
    const at = (a: number, b: number): number => a + (b - a) * part;
    await send(
      'touchMove',
      from.map(({ x, y }, i) => ({ x: at(x, to[i]?.x ?? x), y: at(y, to[i]?.y ?? y) })),
    );
  }
  await send('touchEnd', []);
}

test('fingers on a chart: a tap shows values, one scrolls the page, two zoom in time and move the range', async ({
  dashboard,
  page,
  nowMs,
}) => {
  await dashboard.open({ refresh: 'off', 'var-model_name': MAIN_MODEL });
  const cdp = await page.context().newCDPSession(page);
  const plot = dashboard.plot(PANEL);
  const box = async (): Promise<{ x: number; y: number; width: number; height: number }> =>
    (await plot.boundingBox()) ?? { x: NaN, y: NaN, width: NaN, height: NaN };
  // The chart is at the lower edge of the window, where a tooltip has the least room below.
  await plot.evaluate((element) => element.scrollIntoView({ block: 'end' }));
  const { x, y, width } = await box();
  const middle = { x: x + width / 2, y: y + 90 };

  await page.touchscreen.tap(middle.x, middle.y);
  const tip = dashboard.panel(PANEL).locator('.tip');
  await expect(tip).toBeVisible();
  const title = await dashboard.panel(PANEL).getByRole('heading').boundingBox();
  const tipBox = await tip.boundingBox();
  expect(tipBox?.y).toBeGreaterThan((title?.y ?? Infinity) + (title?.height ?? 0));

  const before = await page.evaluate(() => scrollY);
  await drag(cdp, [middle], [{ x: middle.x, y: middle.y - 150 }]);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 80);

  await dashboard.settled();
  await atRest(page);

  const range = (): { lengthS: number; endS: number } => {
    const { searchParams } = new URL(page.url());
    const [from, to] = [Number(searchParams.get('from')), Number(searchParams.get('to'))];
    return { lengthS: (to - from) / 1000, endS: to / 1000 };
  };
  const y2 = (await box()).y + 90;
  const finger = (part: number): { x: number; y: number } => ({ x: x + width * part, y: y2 });
  await drag(cdp, [finger(0.4), finger(0.6)], [finger(0.3), finger(0.7)]);
  await expect(page).toHaveURL(/from=\d+/);
  // Twice the distance is half the range, about its middle.
  expect(range().lengthS).toBeGreaterThan(1750);
  expect(range().lengthS).toBeLessThan(1850);
  expect(Math.abs(range().endS - (nowMs / 1000 - 900))).toBeLessThan(60);

  await dashboard.settled();
  const zoomed = range();
  await drag(cdp, [finger(0.3), finger(0.4)], [finger(0.6), finger(0.7)]);
  await expect.poll(() => zoomed.endS - range().endS).toBeGreaterThan(500);
  expect(zoomed.endS - range().endS).toBeLessThan(580);
  expect(Math.abs(range().lengthS - zoomed.lengthS)).toBeLessThan(40);
});

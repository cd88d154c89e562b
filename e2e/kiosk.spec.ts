import { expect, test } from './fixtures/test';

const PANEL = { kiosk: '', panel: 'scheduler' };

test('in a kiosk a zoom leaves the link as it is; the page says so, and Escape or a quiet minute ends it', async ({
  dashboard,
  page,
}) => {
  await dashboard.open(PANEL);
  const link = page.url();
  const steps = await page.evaluate(() => history.length);
  const away = page.locator('[data-away]');
  const plot = dashboard.panel('scheduler').getByRole('application');

  await plot.dblclick();
  await expect(away).toContainText('Stopped at');
  await dashboard.settled();
  await page.keyboard.press('Escape');
  await expect(away).toHaveCount(0);

  await page.keyboard.press('z');
  await expect(away).toContainText('Stopped at');
  await page.clock.runFor(50_000);
  await plot.hover();
  await page.clock.runFor(50_000);
  await expect(away).toContainText('Stopped at');
  await page.clock.runFor(11_000);
  await expect(away).toHaveCount(0);

  await page.keyboard.press('z');
  await away.getByRole('button', { name: 'Back to live' }).click();
  await expect(away).toHaveCount(0);
  expect(page.url()).toBe(link);
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test('a page that takes no input shows the same after clicks, drags and keys', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ ...PANEL, interactive: '0' });
  const plot = dashboard.panel('scheduler').getByRole('application');
  const box = (await plot.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.move(box.x + 100, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 50, { steps: 4 });
  await page.mouse.up();
  for (const key of ['z', 'ArrowLeft', 'v', 'i', 'Tab', 'Enter']) await page.keyboard.press(key);
  await expect(page.locator('[data-away], [role=dialog], [role=menu]')).toHaveCount(0);
});

test('the smallest frame says that a session has ended, keeps the data, and goes on after the sign-in', async ({
  dashboard,
  page,
  expected,
}) => {
  expected.consoleErrors = /login|Failed to load|Failed to fetch/;
  await page.setViewportSize({ width: 240, height: 120 });
  await dashboard.open(PANEL);
  await page.route('**/api/v1/**', (route) =>
    route.fulfill({ status: 302, headers: { location: 'https://login.example.com/' } }),
  );
  await page.clock.runFor(11_000);
  const outage = page.locator('[data-outage]');
  await expect(outage).toContainText('your session has ended');
  await expect(outage).toBeInViewport({ ratio: 1 });
  await expect(outage.getByRole('button', { name: 'Sign in' })).toBeInViewport({ ratio: 1 });
  await expect(dashboard.panel('scheduler')).toHaveAttribute('data-state', 'error');
  await page.unrouteAll();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(outage).toHaveCount(0);
  await expect(dashboard.panel('scheduler')).toHaveAttribute('data-state', 'ready');
});

test('a small frame keeps its plot: the description goes, then the legend, and the value stays', async ({
  dashboard,
  page,
}) => {
  const panel = dashboard.panel('time-to-first-token');
  const help = panel.getByText('Time from admission');
  const plotPx = async (): Promise<number> =>
    (await panel.getByRole('application').boundingBox())?.height ?? 0;
  await page.setViewportSize({ width: 500, height: 300 });
  await dashboard.open({ kiosk: '', panel: 'time-to-first-token' });
  await expect(panel.getByRole('list')).toContainText('p99');
  await expect(panel.getByRole('table')).toHaveCount(0);
  expect(await plotPx()).toBeGreaterThan(120);

  await page.setViewportSize({ width: 320, height: 200 });
  await expect(help).toHaveCount(0);
  expect(await plotPx()).toBeGreaterThan(90);

  await page.setViewportSize({ width: 240, height: 90 });
  await expect(panel.locator('[data-value]')).toContainText(/\d.* s/);
  await expect(panel.getByRole('button', { name: /menu$/ })).toBeInViewport({ ratio: 1 });

  await page.setViewportSize({ width: 500, height: 300 });
  await dashboard.open({
    kiosk: '',
    panel: 'time-to-first-token',
    legend: 'none',
    help: 'off',
    menu: '0',
    background: 'transparent',
  });
  await expect(panel.getByRole('list')).toHaveCount(0);
  await expect(help).toHaveCount(0);
  await expect(panel.getByRole('button', { name: /menu$/ })).toHaveCount(0);
  expect(await page.locator('.lmd').evaluate((e) => getComputedStyle(e).backgroundColor)).toBe(
    'rgba(0, 0, 0, 0)',
  );
});

test('a frame out of sight asks nothing, is named by its panel, and goes on when it comes into sight', async ({
  page,
  pageUrl,
}) => {
  let requests = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/')) requests += 1;
  });
  await page.route('**/host', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><div style="height: 3000px"></div>
        <iframe src="${pageUrl}?kiosk&panel=scheduler&theme=dark" width="600" height="300"></iframe>`,
    }),
  );
  await page.goto(`${pageUrl}host`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.evaluate(() => scrollTo(0, 3000));
  await expect(frame.locator('[data-panel]')).toHaveAttribute('data-state', 'ready');
  expect(await frame.locator('html').evaluate(() => document.title)).toBe('Scheduler – LMDeploy');
  await page.evaluate(() => scrollTo(0, 0));
  // The observer of the page in the frame is older than this one, so it has been called before.
  await frame.locator('html').evaluate(
    (html) =>
      new Promise<void>((resolve) => {
        new IntersectionObserver((entries, observer) => {
          if (entries.at(-1)?.isIntersecting !== false) return;
          observer.disconnect();
          resolve();
        }).observe(html);
      }),
  );
  // An interval later nothing was sent.
  await page.clock.runFor(1000);
  requests = 0;
  await page.clock.runFor(25_000);
  expect(requests).toBe(0);
  await page.evaluate(() => scrollTo(0, 3000));
  await expect.poll(() => requests).toBeGreaterThan(0);
});

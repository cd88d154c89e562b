import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { countPage } from '../tools/bench/pages/page-counts';
import { openHost } from './fixtures/host-page';
import { expect, test } from './fixtures/test';

const PANELS = [
  'scheduler',
  'queue-time',
  'time-to-first-token',
  'e2e-latency',
  'kv-cache-usage',
  'inter-token-latency',
];

/** All that one panel loads until it takes the pointer, with one language. */
const MOST_BYTES = 122_200;

for (const host of ['plain', 'react', 'vue']) {
  test(`a page with ${host} sets range and theme of a panel, hears of its zoom and removes it`, async ({
    page,
    pageUrl,
  }) => {
    const scripts = new Set<string>();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (/^\/embed[./].*js$/.test(pathname)) scripts.add(pathname);
    });
    await openHost(page, pageUrl, { host });
    const element = page.locator('lmdeploy-panel');
    const panel = element.locator('[data-panel="scheduler"]');
    await expect(panel).toHaveAttribute('data-state', 'ready', { timeout: 20_000 });
    expect(packedBytes(scripts)).toBeLessThan(MOST_BYTES);
    const isLong = (url: string): boolean => {
      const params = new URL(url).searchParams;
      return Number(params.get('end')) - Number(params.get('start')) > 1700;
    };
    const wider = page.waitForRequest((request) => isLong(request.url()));
    await page.getByRole('button', { name: 'Range' }).click();
    await wider;
    await page.getByRole('button', { name: 'Theme' }).click();
    await expect(element).toHaveAttribute('data-theme', 'dark');
    await expect(panel).toHaveCSS('background-color', 'rgb(21, 24, 28)');
    const plot = panel.getByRole('application');
    const box = await plot.boundingBox();
    if (!box) throw new Error('The panel has no plot.');
    await page.mouse.move(box.x + 100, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + 300, box.y + 50, { steps: 4 });
    await page.mouse.up();
    await expect(page.locator('output')).toHaveText(/^\d{13}$/);
    await expect(element).toHaveAttribute('to', /^\d{13}$/);
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(element).toHaveCount(0);
  });
}

test('elements with the same view cost what one page with their panels costs', async ({
  page,
  pageUrl,
  dashboard,
}) => {
  const queries: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.endsWith('/query_range')) queries.push(searchParams.get('query') ?? '');
  });
  /** Each histogram is a request of its own over a range as long as this. */
  const histograms = (): string[] => queries.filter((query) => query.includes('_bucket')).sort();
  await page.setViewportSize({ width: 1600, height: 1400 });
  await dashboard.goto({ kiosk: '', refresh: 'off', panel: PANELS });
  for (const id of PANELS) await expect(dashboard.panel(id)).toHaveAttribute('data-state', 'ready');
  await dashboard.quiet();
  const ofPage = { requests: queries.length, histograms: histograms() };
  queries.length = 0;
  const elements = PANELS.map(
    (id) => `<lmdeploy-panel class="own" refresh="off" panel="${id}"></lmdeploy-panel>`,
  );
  await openHost(page, pageUrl, { html: `<div class="row">${elements.join('')}</div>` });
  for (const id of PANELS) await expect(dashboard.panel(id)).toHaveAttribute('data-state', 'ready');
  await expect(page.locator('.part[data-settled="true"]')).toHaveCount(PANELS.length);
  expect(ofPage.histograms.length).toBeGreaterThan(2);
  expect(histograms()).toEqual(ofPage.histograms);
  // What the browser sees in one frame or in two is one request or two.
  expect(queries.length).toBeLessThanOrEqual(ofPage.requests + 1);

  // Another element of the same view needs nothing more, and styles of the page reach into the elements.
  queries.length = 0;
  await addElement(page, 'lmdeploy-panel', { panel: 'scheduler', refresh: 'off' });
  await expect(page.locator('[data-panel="scheduler"][data-state="ready"]')).toHaveCount(2);
  await addElement(page, 'lmdeploy-status', { refresh: 'off' });
  await expect(page.locator('lmdeploy-status')).toHaveText(/^\s*(Serving|Degraded)\s*$/);
  expect(queries).toEqual([]);
  await expect(page.getByRole('heading', { name: 'Scheduler' }).first()).toHaveCSS('color', 'rgb(4, 5, 6)');
  // A panel of another file of the catalogue comes in its place.
  const last = page.locator('lmdeploy-panel').last();
  await last.evaluate((element) => element.setAttribute('panel', 'process-cpu'));
  await expect(last.locator('[data-panel="process-cpu"]')).toHaveAttribute('data-state', 'ready');
  await last.evaluate((element) => element.setAttribute('panel', 'no-such'));
  await expect(last.getByRole('alert')).toContainText('no-such');
  await addElement(page, 'lmdeploy-overview', { refresh: 'off' });
  await expect(page.locator('lmdeploy-overview [data-tile="engines"]')).toContainText('5');
  await addElement(page, 'lmdeploy-findings', { refresh: 'off' });
  await expect(page.locator('lmdeploy-findings [data-finding]').first()).toBeVisible();
  await addElement(page, 'lmdeploy-dashboard', { refresh: 'off', from: 'now-30m', lang: 'en' });
  const bar = page.locator('lmdeploy-dashboard').getByRole('banner');
  await bar.getByRole('button', { name: 'Menu' }).click();
  // An element has no address: there is no link to copy, and no way back out of a kiosk.
  await expect(page.getByRole('menuitem', { name: 'Print' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /Copy link|Kiosk/ })).toHaveCount(0);
});

test('without Prometheus the state of an element is not known', async ({ page, pageUrl, expected }) => {
  expected.consoleErrors = /ERR_FAILED/;
  await page.route('**/api/v1/**', (route) => route.abort());
  await openHost(page, pageUrl, { html: '<lmdeploy-status refresh="off"></lmdeploy-status>' });
  const status = page.locator('lmdeploy-status');
  await expect(status.getByTitle('Prometheus does not respond.')).toHaveAttribute('data-state', 'unknown');
  await expect(status).toHaveText(/^\s*Unknown\s*$/);
});

test('an element of a panel says that it needs the id of one', async ({ page, pageUrl }) => {
  await openHost(page, pageUrl, { html: '<lmdeploy-panel refresh="off" lang="en"></lmdeploy-panel>' });
  const element = page.locator('lmdeploy-panel');
  await expect(element.getByRole('alert')).toHaveText('Set the attribute “panel” to the id of a panel.');
  await element.evaluate((host) => {
    host.setAttribute('panel', 'queue');
  });
  await expect(element.getByRole('alert')).toHaveText('There is no panel “queue”.');
});

test('the code of elements loads with the first, and a thousand that come and go leave nothing behind', async ({
  page,
  pageUrl,
}) => {
  let hasCore = false;
  page.on('request', (request) => (hasCore ||= request.url().includes('/embed/core-')));
  await openHost(page, pageUrl, { html: '<div id="host"></div>' });
  await expect.poll(() => page.evaluate(() => customElements.get('lmdeploy-panel') !== undefined)).toBe(true);
  expect(hasCore).toBe(false);
  const cdp = await page.context().newCDPSession(page);
  const round = (batches: number): Promise<void> =>
    page.evaluate(async (times) => {
      const host = document.getElementById('host');
      const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
      for (let i = 0; i < times; i++) {
        const elements = Array.from({ length: 20 }, () => document.createElement('lmdeploy-panel'));
        for (const element of elements) element.setAttribute('panel', 'scheduler');
        host?.append(...elements);
        while (!elements.every((element) => element.shadowRoot?.querySelector('section'))) await frame();
        host?.replaceChildren();
        await frame();
      }
    }, batches);
  // Templates are kept for the next panels: a whole one makes all of them.
  await page.evaluate(async () => {
    const element = document.createElement('lmdeploy-panel');
    element.setAttribute('panel', 'scheduler');
    document.body.append(element);
    while (!element.shadowRoot?.querySelector('.uplot'))
      await new Promise((resolve) => requestAnimationFrame(resolve));
    element.remove();
  });
  expect(hasCore).toBe(true);
  await round(10);
  // What still waits holds it for a moment.
  await expect.poll(async () => (await countPage(cdp)).charts).toBe(0);
  const early = await countPage(cdp);
  await round(40);
  // Again for a moment.
  await expect.poll(async () => (await countPage(cdp)).nodes - early.nodes).toBeLessThan(20);
  const late = await countPage(cdp);
  expect(late.charts).toBe(0);
  expect(late.listeners - early.listeners).toBeLessThanOrEqual(4);
  // Compiled code grows by a tenth of the heap; half a kB of each element would be more than as much again.
  expect(late.heapBytes / early.heapBytes).toBeLessThan(1.2);
});

test('the tiles of an element are in even rows, by the width of the element', async ({ page, pageUrl }) => {
  await page.setViewportSize({ width: 1700, height: 600 });
  await openHost(page, pageUrl, { html: '<lmdeploy-overview refresh="off"></lmdeploy-overview>' });
  const element = page.locator('lmdeploy-overview');
  await expect(element.locator('[data-tile]')).toHaveCount(12);
  const columns: Record<number, number> = {};
  for (const widthPx of [1500, 1000, 900, 700, 450, 300]) {
    await element.evaluate((host, px) => (host.style.width = `${px}px`), widthPx);
    columns[widthPx] = await element
      .getByRole('list')
      .evaluate((list) => getComputedStyle(list).gridTemplateColumns.split(' ').length);
  }
  expect(columns).toEqual({ 1500: 12, 1000: 6, 900: 6, 700: 4, 450: 3, 300: 2 });
  // Nothing else may decide its width.
  await element.evaluate((host) => {
    host.style.width = '';
    document.body.style.display = 'flex';
  });
  expect((await element.boundingBox())?.width).toBeGreaterThan(400);
});

test('wrong values of attributes are reported, also of those that change, and the element uses its defaults', async ({
  page,
  pageUrl,
  expected,
}) => {
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  expected.consoleErrors = /LMDeploy elements: (from|slo-ttft|refresh|theme)=/;
  await openHost(page, pageUrl, {
    html: '<lmdeploy-panel panel="scheduler" from="yesterday" slo-ttft="0" refresh="off"></lmdeploy-panel>',
  });
  const element = page.locator('lmdeploy-panel');
  await expect(element.locator('[data-panel]')).toHaveAttribute('data-state', 'ready');
  await expect
    .poll(() => told)
    .toEqual([
      'LMDeploy elements: from="yesterday": expected `now-6h`, `now-1d/d`, `2026-11-26T10:00` or a Unix time in s or ms. Using `now-1h`.',
      'LMDeploy elements: slo-ttft="0": expected a number above 0 and up to 1,000,000. Using the default.',
    ]);
  await element.evaluate((host) => {
    host.setAttribute('from', 'now-30m');
    host.removeAttribute('slo-ttft');
    host.setAttribute('refresh', 'often');
  });
  await expect.poll(() => told.slice(2)).toEqual([expect.stringMatching(/refresh="often".*Using `\w+`\.$/)]);
  await element.evaluate((host) => {
    host.setAttribute('refresh', 'off');
    host.setAttribute('theme', 'blue');
  });
  await expect.poll(() => told.slice(3)).toEqual([expect.stringContaining('theme="blue": expected one of')]);
});

test('what a page sets wrongly on one element is reported, and the elements beside it show their data', async ({
  page,
  pageUrl,
  expected,
}) => {
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  page.on('pageerror', ({ message }) => told.push(message));
  expected.consoleErrors = /LMDeploy elements: config|Invalid URL|circular structure/;
  await openHost(page, pageUrl, { html: '<div class="row"></div>' });
  await page.evaluate(() => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    for (const config of [null, undefined, 'title', { titel: 'A' }, circular, 'address']) {
      const element = document.createElement('lmdeploy-panel');
      for (const [name, text] of [
        ['panel', 'scheduler'],
        ['refresh', 'off'],
      ] as const)
        element.setAttribute(name, text);
      document.querySelector('.row')?.append(element);
      if (config === 'address') element.prometheus = 'https://[';
      else Reflect.set(element, 'config', config);
    }
  });
  const elements = page.locator('lmdeploy-panel');
  for (const i of [0, 1, 2, 3])
    await expect(elements.nth(i).locator('[data-panel]')).toHaveAttribute('data-state', 'ready');
  for (const i of [4, 5]) await expect(elements.nth(i)).toContainText('could not be loaded');
  expect(told).toContain(
    'LMDeploy elements: config is "title". Set an object; until then the default is used.',
  );
  expect(told).toContain('LMDeploy elements: config.titel is not a key of the configuration. Remove it.');
  expect(told).toHaveLength(4);
  // The element is well as soon as its page is.
  await elements.nth(5).evaluate((element) => element.removeAttribute('prometheus'));
  await expect(elements.nth(5).locator('[data-panel]')).toHaveAttribute('data-state', 'ready');
});

/** Gzip, bytes without headers. */
const packedBytes = (paths: Iterable<string>): number =>
  [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(`dist${path}`), { level: 9 }).length, 0);

async function addElement(
  page: Page,
  tag: string,
  attributes: Readonly<Record<string, string>>,
): Promise<void> {
  await page.evaluate(
    ([name, entries]) => {
      const element = document.createElement(name);
      for (const [attribute, text] of entries) element.setAttribute(attribute, text);
      (document.querySelector('.row') ?? document.body).append(element);
    },
    [tag, Object.entries(attributes)] as const,
  );
}

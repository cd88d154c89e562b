import type { Route } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

const CONFIG = { title: 'Cluster A', matchers: { model_name: MAIN_MODEL } };

test.beforeEach(({ expected }) => {
  expected.consoleErrors = /Failed to load resource/;
});

/** What a server sends in place of config.json, and the words of the page. */
const FAILURES: readonly (readonly [
  name: string,
  respond: (route: Route) => Promise<void>,
  words: RegExp,
])[] = [
  ['is refused', (route) => route.fulfill({ status: 401 }), /refused config\.json \(status 401\).*Sign in/],
  [
    'cannot be delivered',
    (route) => route.fulfill({ status: 503 }),
    /could not deliver config\.json \(status 503\)/,
  ],
  [
    'is a login page',
    (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><form></form>' }),
    /probably a login page/,
  ],
  ['is not JSON', (route) => route.fulfill({ body: '{ title: ' }), /not valid JSON/],
  [
    'is no object',
    (route) => route.fulfill({ body: '[{ "title": "Own" }]' }),
    /not valid JSON with an object/,
  ],
  ['does not arrive', (route) => route.abort(), /does not respond/],
];

for (const [name, respond, words] of FAILURES) {
  test(`while config.json ${name}, the page queries nothing, and it goes on by itself`, async ({
    dashboard,
    page,
  }) => {
    const queries: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/')) queries.push(request.url());
    });
    await page.route('**/config.json', respond);
    await dashboard.goto();
    await expect(page.getByRole('alert')).toContainText(words);
    await expect(page.getByRole('alert')).toContainText('queries nothing');
    expect(queries).toEqual([]);
    await page.unroute('**/config.json');
    await page.route('**/config.json', (route) => route.fulfill({ json: CONFIG }));
    await dashboard.settled();
    await expect(page).toHaveTitle('Cluster A');
    await expect(page.getByRole('alert')).toHaveCount(0);
    const restricted = queries.filter((url) => url.includes('query_range'));
    expect(restricted.length).toBeGreaterThan(0);
    for (const url of restricted) expect(decodeURIComponent(url)).toContain(MAIN_MODEL);
  });
}

test('a config.json that never arrives is named after ten seconds, in Chinese where the link says so', async ({
  dashboard,
  page,
}) => {
  let waiting: Route | null = null;
  await page.route('**/config.json', (route) => {
    waiting ??= route;
  });
  await dashboard.goto({ lang: 'zh', theme: 'dark' });
  await expect.poll(() => waiting).not.toBeNull();
  await page.clock.fastForward(10_500);
  await expect(page.getByRole('alert')).toContainText('10 秒内没有收到 config.json');
  await page.unroute('**/config.json');
  await page.getByRole('button', { name: '重试' }).click();
  await dashboard.settled();
});

test('without a config.json the defaults apply', async ({ dashboard, page }) => {
  await page.route('**/config.json', (route) => route.fulfill({ status: 404 }));
  await dashboard.open();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await dashboard.shows('scheduler', 'ready');
  await expect(page.locator('.not-started')).toBeHidden();
});

test('words in both languages appear when the code of the page is gone, also without its style sheet', async ({
  dashboard,
  page,
}) => {
  const words = page.locator('.not-started');
  await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404 }));
  await dashboard.goto();
  await expect(words).toBeVisible({ timeout: 20_000 });
  await expect(words).toContainText('reload the page');
  await expect(words).toContainText('请刷新页面');
  await page.route('**/assets/*', (route) => route.fulfill({ status: 404 }));
  await dashboard.goto();
  await expect(words).toBeVisible();
});

test('the page ships the licences of the libraries in it', async ({ page, pageUrl }) => {
  const response = await page.request.get(new URL('licenses.txt', pageUrl).href);
  expect(response.headers()['content-type']).toContain('text/plain');
  const text = await response.text();
  const sections = text.split(/^## /m).slice(1);
  for (const library of ['uplot', 'svelte', 'prometheus-query', 'bits-ui', 'valibot', 'tinykeys'])
    expect(sections.find((section) => section.startsWith(`${library} - `))).toMatch(/Copyright|licensed/i);
  for (const section of sections) expect(section).toMatch(/MIT|ISC|BSD|Apache/);
});

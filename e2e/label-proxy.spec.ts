import type { Browser, Page } from '@playwright/test';
import { missingBackends } from '../tools/programs/backends';
import { KIT_PANELS } from '../tools/kit-panels';
import { expect, test } from './fixtures/test';
import { setServerDate } from './fixtures/server-date';
import { ANN, BOB, PASSWORD, startTenantPage, traceOf, type TenantUser } from './fixtures/tenants';
import { NOW_MS } from './fixtures/world';
import { DashboardPage } from './pages/dashboard-page';

const missing = missingBackends(['prom-label-proxy']);
test.skip(missing !== null, missing ?? '');

const LINK = { from: String(NOW_MS - 1_800_000), to: String(NOW_MS), refresh: 'off' };

/** The page of a user, and the text of each response that it gets. */
async function openAs(
  browser: Browser,
  url: string,
  user: TenantUser,
): Promise<{ page: Page; own: DashboardPage; texts: string[] }> {
  const context = await browser.newContext({
    httpCredentials: { username: user.name, password: PASSWORD },
    viewport: { width: 1600, height: 1000 },
  });
  const page = await context.newPage();
  await page.clock.install({ time: NOW_MS });
  await setServerDate(page, null);
  const texts: string[] = [];
  page.on('response', (response) => {
    if (!response.url().includes('/api/v1/')) return;
    void response.text().then(
      (text) => texts.push(text),
      () => undefined,
    );
  });
  return { page, own: new DashboardPage(page, `${url}/`), texts };
}

/** What somebody tries who is signed in and wants to see the other namespace: path and query, or the form of a POST. */
const ATTEMPTS = (other: TenantUser): (readonly [path: string, params: Record<string, string>])[] => {
  const seen = `lmdeploy:num_requests_running{namespace="${other.namespace}"}`;
  const time = { time: String(NOW_MS / 1000) };
  const range = { start: String(NOW_MS / 1000 - 600), end: String(NOW_MS / 1000), step: '60' };
  const queries = [
    seen,
    '{__name__=~".+"}',
    'lmdeploy:num_requests_running or up',
    `lmdeploy:num_requests_running{namespace=~".*"}`,
    `lmdeploy:num_requests_running{instance="${other.instance}"}`,
    `lmdeploy:num_requests_running or ${seen}`,
    `count by (namespace, model_name, instance) ({__name__=~"lmdeploy:.+"})`,
    `label_replace(${seen}, "namespace", "mine", "", "")`,
    `max_over_time(${seen}[10m:1m])`,
    `absent(${seen})`,
    `lmdeploy:num_requests_running unless ${seen}`,
    `sum(${seen}) > bool -1`,
    `topk(9, up) # {`,
    '{"lmdeploy:num_requests_running", namespace!="x"}',
  ];
  const match = { 'match[]': seen, ...range };
  return [
    ...queries.map((query) => ['query', { query, ...time, namespace: other.namespace }] as const),
    ...queries.map((query) => ['query_range', { query, ...range }] as const),
    ['query_exemplars', { query: seen, ...range }],
    ['series', match],
    ['series', { 'match[]': '{__name__=~".+"}', ...range }],
    ['labels', match],
    ['labels', range],
    ['label/namespace/values', range],
    ['label/namespace/values', match],
    ['label/model_name/values', {}],
    ['label/instance/values', { 'match[]': '{__name__!=""}' }],
    ['rules', {}],
    ['rules', { namespace: other.namespace }],
    ['alerts', {}],
    ['targets', { state: 'active' }],
    ['metadata', {}],
    ['status/runtimeinfo', {}],
    ['status/buildinfo', {}],
  ];
};

const POSTED = new Set(['query', 'query_range', 'query_exemplars', 'series', 'labels']);

/** The query of an attempt names the other tenant itself: an error that repeats it tells nothing new. */
const withoutEcho = (text: string, { query, 'match[]': match }: Record<string, string>): string =>
  [query, match].reduce<string>(
    (left, value) => (value === undefined ? left : left.replaceAll(JSON.stringify(value).slice(1, -1), '')),
    text,
  );

test('behind prom-label-proxy each user sees one namespace, and no trace of the other', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const served = await startTenantPage();
  try {
    const raw = await fetch(
      `${served.prometheusUrl}/api/v1/query?query=lmdeploy:num_requests_running&time=${NOW_MS / 1000}`,
    );
    const all = await raw.text();
    for (const user of [ANN, BOB]) expect(all).toMatch(traceOf(user));

    // Both open the same link, one right after the other, so that a cache that confuses them would show.
    const pages = [];
    for (const user of [BOB, ANN]) {
      const { page, own, texts } = await openAs(browser, served.url, user);
      await own.open(LINK);
      for (const id of KIT_PANELS) await own.shows(id, 'ready');
      await own.scrollThrough();
      await own.openPicker('Model');
      await expect(page.getByRole('option').filter({ hasText: user.model })).toBeVisible();
      await page.keyboard.press('Escape');
      await own.quiet();
      pages.push({ user, other: user === ANN ? BOB : ANN, page, texts });
    }
    for (const { user, other, page, texts } of pages) {
      const html = await page.content();
      expect(html).not.toMatch(traceOf(other));
      expect(texts.length).toBeGreaterThan(20);
      expect(texts.join('\n')).toMatch(traceOf(user));
      expect(texts.join('\n')).not.toMatch(traceOf(other));
      await page.context().close();
    }
  } finally {
    await served.stop();
  }
});

test('nobody who is signed in reaches the other namespace by the API, its errors or its cache', async () => {
  test.setTimeout(120_000);
  const served = await startTenantPage();
  const as = (user: TenantUser): Record<string, string> => ({
    Authorization: `Basic ${Buffer.from(`${user.name}:${PASSWORD}`).toString('base64')}`,
  });
  try {
    let answers = 0;
    for (const [path, params] of ATTEMPTS(BOB)) {
      const search = new URLSearchParams(params).toString();
      const url = `${served.url}/prometheus/api/v1/${path}`;
      // The one who may see it fills the cache with the same request first.
      await fetch(`${url}?${search}`, { headers: as(BOB) });
      const headers = {
        ...as(ANN),
        'X-Namespace': BOB.namespace,
        'X-Scope-OrgID': BOB.namespace,
        'THANOS-TENANT': BOB.namespace,
        'X-Forwarded-User': BOB.name,
        'Cache-Control': 'only-if-cached',
      };
      const got = [await fetch(`${url}?${search}`, { headers })];
      if (POSTED.has(path))
        got.push(
          await fetch(`${url}?namespace=${BOB.namespace}`, {
            method: 'POST',
            body: new URLSearchParams(params),
            headers,
          }),
        );
      for (const response of got) {
        const text = await response.text();
        expect(withoutEcho(text, params), `${path} ${search}: ${text.slice(0, 300)}`).not.toMatch(
          traceOf(BOB),
        );
        if (response.ok) answers += 1;
      }
    }
    // The attempts are real requests: most are answered, with what belongs to the one who asks.
    expect(answers).toBeGreaterThan(40);
  } finally {
    await served.stop();
  }
});

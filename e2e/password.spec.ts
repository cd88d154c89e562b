import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servePage, type ServedPage } from './fixtures/serve-page';
import { expect, test } from './fixtures/test';
import { DashboardPage } from './pages/dashboard-page';

let folder = '';
let served: ServedPage | undefined;

test.beforeAll(async ({ prometheusUrl }) => {
  folder = mkdtempSync(join(tmpdir(), 'lmdeploy-password-'));
  const passwords = join(folder, 'passwords');
  writeFileSync(passwords, 'user:{PLAIN}secret\n');
  served = await servePage(prometheusUrl, { BASIC_AUTH_FILE: passwords });
});
test.afterAll(async () => {
  await served?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a page whose address holds the password loads its data, and hands the password to nobody', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const url = served?.url ?? '';
  const dashboard = new DashboardPage(page, url.replace('//', '//user:secret@'));
  await dashboard.open({ from: 'now-30m' });
  await expect(page).toHaveURL(`${url}?from=now-30m`);
  expect(await page.evaluate(() => [document.baseURI, location.href, history.length])).toEqual([
    `${url}?from=now-30m`,
    `${url}?from=now-30m`,
    2,
  ]);
  await dashboard.shows('scheduler', 'ready');

  // Parts that load on demand.
  await dashboard.plot('scheduler').hover();
  await expect(dashboard.panel('scheduler').locator('.tip')).toBeVisible();
  expect(await dashboard.csvText('scheduler')).not.toContain('secret');
  expect(await dashboard.promql('scheduler')).not.toEqual([]);

  await dashboard.choose('scheduler', 'Copy link C');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText().catch(() => '')))
    .toBe(`${url}?from=now-30m&viewPanel=scheduler`);

  await dashboard.choose('scheduler', 'Show only this panel');
  await expect(page).toHaveURL(/viewPanel=scheduler/);
  await dashboard.settled();
  const leaks = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].map(({ value }) => value).filter((value) => value.includes('secret')),
    ),
  );
  expect(leaks).toEqual([]);
});

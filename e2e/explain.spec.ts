import { withoutPerson } from './fixtures/no-person';
import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

/** Ten minutes of the overload. */
const RANGE = { from: '2026-08-27T06:40:00Z', to: '2026-08-27T06:50:00Z', refresh: 'off' };

test('a key, a button and a link open what changed in a range, and each part leads to its panel', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  await page.keyboard.press('e');
  const section = page.getByRole('region', { name: 'What changed' });
  await expect(section).toContainText(/Mean .+ rose from .+ to .+\. .+ comes from/);
  await expect(section).toContainText(/All ranks: \d\.\d× the usual requests/);
  await expect(page).toHaveURL(/explain=before/);
  await expect(section.getByRole('heading', { name: 'What changed' })).toBeFocused();

  const ttft = section.locator('[data-latency="ttft"]');
  await expect(ttft.locator('tfoot')).toContainText('100%');
  await ttft.locator('[data-part="api-wait"]').getByRole('button').click();
  await expect(dashboard.panel('felt-ttft')).toBeInViewport();

  await section.getByRole('combobox').selectOption('day');
  await expect(page).toHaveURL(/explain=day/);
  await expect(section).toContainText('Prometheus has too few samples of the earlier period, or none');
  await section.getByRole('button', { name: 'Close' }).click();
  await expect(section).toHaveCount(0);
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  await expect(section).toBeVisible();
  await expect(page).toHaveURL(/explain=before/);

  // A link of all models, whose selection is empty.
  await dashboard.open({ ...RANGE, explain: 'before' });
  await expect(section.getByRole('heading', { name: MAIN_MODEL })).toBeVisible();
});

test('ranks that report at the end of a very long range are found', async ({ dashboard, page }) => {
  await dashboard.open({ ...RANGE, from: '2026-05-27T06:50:00Z', explain: 'before' });
  await expect(page.getByRole('region', { name: 'What changed' })).toContainText(
    'There is nothing to compare with',
  );
});

test('what changed comes into view with the focus where a person opens it far below, and stays where a link opens it', async ({
  dashboard,
  page,
}) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  await dashboard.shows('process-restarts', 'ready');
  await page.keyboard.press('e');
  const heading = page.getByRole('heading', { name: 'What changed' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  const barPx = (await page.getByRole('banner').boundingBox())?.height ?? NaN;
  expect((await heading.boundingBox())?.y).toBeGreaterThan(barPx);

  await dashboard.panel('process-restarts').scrollIntoViewIfNeeded();
  await expect(heading).not.toBeInViewport();
  await dashboard.chooseInBar('Menu', 'menuitem', 'Explain what changed');
  await expect(heading).toBeInViewport();

  await withoutPerson(page);
  await page.reload();
  await expect(heading).toBeVisible();
  await expect(page.locator('body')).toBeFocused();
});

test('the section about changes stands above the panels only: another view closes it, and opening it leads back to the panels', async ({
  dashboard,
  page,
}) => {
  const section = page.locator('[data-explain]');
  await dashboard.open({ ...RANGE, explain: 'before' });
  await expect(section).toBeVisible();
  await page.keyboard.press('h');
  await expect(page).toHaveURL(/view=capacity/);
  await expect(page).not.toHaveURL(/explain/);
  await expect(section).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(section).toBeVisible();
  await expect(page).not.toHaveURL(/view=/);
  await dashboard.chooseInBar('Menu', 'menuitem', 'Status board');
  await expect(page).toHaveURL(/view=status/);
  await expect(page).not.toHaveURL(/explain/);

  await dashboard.open({ ...RANGE, explain: 'before', view: 'tokens' });
  await expect(page.locator('[data-tokens]')).toBeVisible();
  await expect(section).toHaveCount(0);
});

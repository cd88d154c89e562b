import { expect, test } from './fixtures/test';
import { MAIN_MODEL, ODD_MODEL } from './fixtures/world';

/** From the overload to shortly after the restart. */
const RANGE = { from: '2026-08-27T06:38:00Z', to: '2026-08-27T06:55:00Z', refresh: 'off' };

test('a finding names an incident and leads to its panel', async ({ dashboard, page }) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  const findings = page.getByRole('list', { name: 'Findings' });
  await expect(findings).toBeVisible();
  const more = findings.getByRole('button', { name: /^and \d+ more$/ });
  if (await more.isVisible()) await more.click();

  const restart = findings.getByRole('button', { name: /Rank 1 restarted at 14:53/ });
  await expect(restart).toBeVisible();
  const overload = findings.getByRole('button', {
    name: /^Warning Up to [\d,]+ requests waited in the API server/,
  });
  await overload.click();
  const scheduler = dashboard.panel('scheduler');
  await expect(scheduler).toBeInViewport();
  await expect(scheduler).toBeFocused();
  await expect(scheduler.locator('[data-badge]')).toHaveAttribute(
    'title',
    /requests waited in the API server/,
  );

  await restart.click();
  const restarts = dashboard.panel('process-restarts');
  await expect(restarts).toBeInViewport();
  await expect(restarts.locator('[data-badge]')).toHaveAttribute('title', 'Rank 1 restarted at 14:53.');
  await expect(restarts).toHaveAttribute('data-state', 'ready');
});

test('a finding leads to its panel even when the section is collapsed', async ({ dashboard, page }) => {
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  const fold = page.getByRole('button', { name: 'Service', exact: true });
  await fold.scrollIntoViewIfNeeded();
  await fold.click();
  await expect(dashboard.panel('process-restarts')).toHaveCount(0);
  const findings = page.getByRole('list', { name: 'Findings' });
  await findings.scrollIntoViewIfNeeded();
  const more = findings.getByRole('button', { name: /^and \d+ more$/ });
  if (await more.isVisible()) await more.click();
  await findings.getByRole('button', { name: /Rank 1 restarted/ }).click();
  await expect(dashboard.panel('process-restarts')).toBeInViewport();
  await dashboard.settled();
});

test('a healthy server has no findings', async ({ dashboard, page }) => {
  await dashboard.open({
    from: '2026-08-27T07:15:00Z',
    to: '2026-08-27T07:30:00Z',
    refresh: 'off',
    'var-model_name': ODD_MODEL,
    // Its long responses would miss the default objective of 30 s.
    'slo-e2e': '60',
  });
  await dashboard.shows('rank-table', 'ready');
  // The last tile has its figure, so the readings of the rules are loaded too.
  await expect(page.locator('[data-tile="attainment"]')).toHaveAttribute('data-state', 'good');
  await dashboard.settled();
  await expect(page.getByRole('list', { name: 'Findings' })).toHaveCount(0);
  await expect(page.locator('[data-badge]')).toHaveCount(0);
});

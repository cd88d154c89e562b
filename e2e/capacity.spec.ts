import { expect, test } from './fixtures/test';
import { MAIN_MODEL, QUIET_MODEL } from './fixtures/world';

/** All of the history: before, in and after the overload, with a threshold that the servers meet outside of it. */
const RANGE = { from: '2026-08-27T06:00:00Z', to: '2026-08-27T07:30:00Z', refresh: 'off', 'slo-itl': '0.5' };

test('a key, the menu and a link open what load the models can take, and only then its minutes are requested', async ({
  dashboard,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  let samples = 0;
  page.on('request', (request) => {
    const sent = decodeURIComponent(`${request.url()} ${request.postData() ?? ''}`);
    if (sent.includes('request_cached_tokens_sum') && sent.includes('step=60')) samples += 1;
  });
  await dashboard.open({ ...RANGE, 'var-model_name': MAIN_MODEL });
  expect(samples).toBe(0);
  await page.keyboard.press('h');
  await expect(page).toHaveURL(/view=capacity/);
  const section = page.getByRole('region', { name: 'Capacity' });
  await expect(section).toHaveAttribute('aria-busy', 'false');
  await expect(section).toContainText(
    /The limit is near [\d,]+ tokens\/s: above it the objective for .+ is missed/,
  );
  await expect(section).toContainText('that takes 14 whole days of data');
  // The moment that the sentences call now.
  await expect(section.getByText(/^2026-08-27 14:00 – 2026-08-27 15:30$/)).toBeVisible();
  await expect(section).toContainText('The range is over: “now”');
  await expect(section.getByRole('heading', { name: 'Capacity' })).toBeFocused();
  expect(samples).toBe(1);

  await section.getByRole('combobox', { name: 'Requests ×' }).selectOption('3');
  await expect(section.getByRole('status').last()).toContainText(/no load above [\d,]+ tokens\/s was seen/);
  await section.getByText('By rank').click();
  await expect(section.locator('[data-row]')).toHaveCount(2);
  await section.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(section.getByRole('status').first()).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`| ${MAIN_MODEL} |`);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('The range is over');

  // Known minutes are not requested again.
  await page.getByRole('button', { name: '← All panels' }).click();
  await expect(section).toHaveCount(0);
  await page.getByRole('banner').getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Capacity', exact: false }).click();
  await expect(section).toContainText('The limit is near');
  expect(samples).toBe(1);

  // A link without a range looks at the last seven days of all models, those without requests too.
  await dashboard.open({ view: 'capacity' });
  await expect(section.locator(`[data-model="${QUIET_MODEL}"]`)).toContainText('Too few minutes');
  await expect(section).not.toContainText('The range is over');
  await expect(section.locator(`[data-model="${MAIN_MODEL}"]`)).toContainText('tokens/s');
});

import { accessibilityFaults } from './fixtures/accessibility';
import { expect, test } from './fixtures/test';
import { SHOWN_PANELS } from './fixtures/shown-panels';
import { sidewaysPx } from './fixtures/page-faults';
import { MAIN_MODEL } from './fixtures/world';

const VIEW = {
  from: '2026-08-27T06:30:00Z',
  to: '2026-08-27T07:30:00Z',
  refresh: 'off',
  'var-model_name': MAIN_MODEL,
};

// Each language and each theme once: the colours are the same in both languages.
for (const [lang, theme, title] of [
  ['en', 'light', 'Time to first token'],
  ['zh', 'dark', '首字延迟（TTFT）'],
] as const) {
  test(`every panel loads, and axe finds nothing: ${lang}, ${theme}`, async ({ dashboard, page }) => {
    await dashboard.open({ ...VIEW, lang, theme });
    await expect(page.getByRole('region', { name: title })).toHaveAttribute('data-state', 'ready');
    await expect(page.locator('html')).toHaveAttribute('lang', lang === 'zh' ? 'zh-CN' : 'en');
    await expect(page.locator('.lmd')).toHaveAttribute('data-theme', theme);
    await dashboard.scrollThrough();
    const states = await page
      .locator('[data-panel]')
      .evaluateAll((panels) =>
        panels.map((p) => `${p.getAttribute('data-panel')}: ${p.getAttribute('data-state')}`),
      );
    expect(states).toHaveLength(SHOWN_PANELS);
    expect(states.filter((text) => !text.endsWith(': ready'))).toEqual([]);
    expect(await page.locator('main').innerText()).not.toMatch(/NaN|Infinity|undefined/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
}

test('a phone does not scroll horizontally when everything is loaded, and axe finds nothing', async ({
  dashboard,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await dashboard.open({ ...VIEW, lang: 'zh', theme: 'light' });
  await dashboard.scrollThrough();
  expect(await sidewaysPx(page)).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
});

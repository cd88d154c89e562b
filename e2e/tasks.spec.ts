import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { MAIN_MODEL } from './fixtures/world';

/** Counts the keys of a task. No pointer is used. */
class Keys {
  readonly #page: Page;
  count = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      this.count += 1;
    }
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    this.count += text.length;
  }

  /** Presses a key until the focus is on an element, at most as often as given. */
  async until(key: string, selector: string, most: number): Promise<void> {
    for (let i = 0; i < most; i++) {
      await this.press(key);
      if ((await this.#page.locator(selector).and(this.#page.locator(':focus')).count()) > 0) return;
    }
    throw new Error(`${selector} has no focus after ${most} times ${key}`);
  }
}

/** The most keys that each task of an engineer on call may take. */
const MOST_KEYS = {
  'read the first problem': 3,
  'go to the panel of a problem': 4,
  'see the last 6 hours': 15,
  'zoom into a part of a chart': 40,
  'widen the range again': 1,
  'find a panel by its metric': 13,
  'pin the values of a moment': 3,
  'show one line of a legend alone': 4,
  'select one rank': 12,
  'read the query of a panel': 1,
} as const;

type Task = keyof typeof MOST_KEYS;

test('ten tasks of an engineer on call by keyboard alone, in few keys', async ({ dashboard, page }) => {
  await dashboard.open({ 'var-model_name': MAIN_MODEL, refresh: 'off' });
  await dashboard.quiet();
  const focus = page.locator(':focus');
  const parameter = (name: string): string | null => new URL(page.url()).searchParams.get(name);
  const steps: Partial<Record<Task, number>> = {};
  const task = async (name: Task, run: (keys: Keys) => Promise<void>): Promise<void> => {
    const keys = new Keys(page);
    await test.step(name, () => run(keys));
    steps[name] = keys.count;
  };

  await task('read the first problem', async (keys) => {
    await keys.press('Tab', 'Enter', 'Tab');
    await expect(page.locator('[data-finding]').filter({ has: focus })).toHaveCount(1);
  });
  await task('go to the panel of a problem', async (keys) => {
    await keys.press('Enter');
    await expect(
      page
        .locator('section[data-panel]')
        .filter({ has: focus })
        .or(page.locator('section[data-panel]:focus')),
    ).toHaveCount(1);
  });
  await task('see the last 6 hours', async (keys) => {
    await keys.press('t');
    await expect(page.getByRole('dialog')).toBeVisible();
    await keys.until('Tab', 'button:text-is("Last 6 hours")', 14);
    await keys.press('Enter');
    await expect.poll(() => parameter('from')).toBe('now-6h');
    await dashboard.quiet();
  });
  await task('find a panel by its metric', async (keys) => {
    await keys.press('/');
    await expect(page.getByRole('dialog')).toBeVisible();
    await keys.type('e2e_request');
    await keys.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  await dashboard.panel('time-to-first-token').scrollIntoViewIfNeeded();
  await dashboard.plot('time-to-first-token').focus();
  await task('pin the values of a moment', async (keys) => {
    await keys.press('End', 'Enter');
    await expect(page.getByRole('button', { name: 'Sort by value' })).toBeVisible();
    await keys.press('Escape');
  });
  await task('zoom into a part of a chart', async (keys) => {
    await keys.press('End', 'Shift+PageUp', 'Shift+PageUp', 'Enter');
    await expect.poll(() => parameter('to')).not.toBe(null);
    await dashboard.quiet();
  });
  await task('widen the range again', async (keys) => {
    const before = parameter('from');
    await keys.press('z');
    await expect.poll(() => parameter('from')).not.toBe(before);
    await dashboard.quiet();
  });
  await task('show one line of a legend alone', async (keys) => {
    await dashboard.plot('time-to-first-token').focus();
    await keys.press('Tab', 'ArrowDown', 'Enter');
    await expect.poll(() => parameter('lines')).toMatch(/^time-to-first-token:/);
  });
  await task('read the query of a panel', async (keys) => {
    await keys.press('i');
    await expect(page.getByRole('dialog').locator('[data-promql]').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  await task('select one rank', async (keys) => {
    await page.getByRole('banner').getByRole('button', { name: /^Rank/ }).focus();
    await keys.press('Enter');
    await expect(
      page.getByRole('option', { name: 'rank 1' }).or(page.getByRole('option').nth(1)).first(),
    ).toBeVisible();
    await keys.press('ArrowDown', 'ArrowDown', 'Enter', 'Escape');
    await expect.poll(() => parameter('var-engine')).not.toBe(null);
  });

  for (const [name, most] of Object.entries(MOST_KEYS)) {
    expect(steps[name as Task], name).toBeLessThanOrEqual(most);
  }
  test.info().annotations.push({ type: 'keys of each task', description: JSON.stringify(steps) });
});

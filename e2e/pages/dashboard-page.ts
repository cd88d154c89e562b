import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, type Request } from '@playwright/test';
import { parseCsv, type Csv } from '../fixtures/csv';

/** Longer than the time between a response and the next request that depends on it. */
const QUIET_MS = 500;

/** The dashboard as a user sees it. */
export class DashboardPage {
  readonly page: Page;
  readonly #url: string;
  readonly #openRequests = new Set<Request>();
  /** When a request last began or ended, on the clock of `performance.now()`. */
  #lastTrafficMs = 0;

  /** Create it before the page opens: it counts the requests of the page. */
  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    const note = (): void => void (this.#lastTrafficMs = performance.now());
    const end = (request: Request): void => {
      this.#openRequests.delete(request);
      note();
    };
    page.on('request', (request) => {
      this.#openRequests.add(request);
      note();
    });
    page.on('requestfinished', end);
    page.on('requestfailed', end);
  }

  /** Opens the page with a query string and waits until all visible panels are loaded. */
  async open(search: Record<string, string | readonly string[]> = {}): Promise<void> {
    await this.goto(search);
    await this.settled();
  }

  /** Opens the page without waiting for its data. */
  async goto(search: Record<string, string | readonly string[]> = {}): Promise<void> {
    const params = new URLSearchParams();
    for (const [name, values] of Object.entries(search)) {
      for (const value of [values].flat()) params.append(name, value);
    }
    await this.page.goto(`${this.#url}?${params.toString()}`);
  }

  async settled(): Promise<void> {
    await expect(this.page.locator('main')).toHaveAttribute('data-settled', 'true', { timeout: 45_000 });
  }

  /** Waits until the page has looked for causes too, so that its findings are final. */
  async looked(): Promise<void> {
    await this.settled();
    await expect(this.page.locator('[data-part="findings"]')).toHaveAttribute('data-looks', 'known');
  }

  /** Waits until the page sends no more requests, not even for panels below the window. */
  async quiet(): Promise<void> {
    await this.settled();
    await this.trafficEnds();
  }

  /** Waits until the page and its frames send no more requests, and none is open but those that the test holds. */
  async trafficEnds(held = 0): Promise<void> {
    const isQuiet = (): boolean =>
      this.#openRequests.size === held && performance.now() - this.#lastTrafficMs >= QUIET_MS;
    await expect
      .poll(isQuiet, { message: 'the page sends no more requests', intervals: [100], timeout: 20_000 })
      .toBe(true);
  }

  panel(id: string): Locator {
    return this.page.locator(`section[data-panel="${id}"]`);
  }

  /** Scrolls to a panel, because far panels do not load, and waits until it is in a state. */
  async shows(id: string, state: string): Promise<void> {
    await this.panel(id).scrollIntoViewIfNeeded();
    await expect(this.panel(id)).toHaveAttribute('data-state', state, { timeout: 20_000 });
  }

  /**
   * Moves the pointer over a panel and waits until it is there, so that the keys of a panel act on it. A far panel has no keys
   * before it loads, and the first move of the pointer loads panels above it, which move it away from the pointer.
   */
  async pointAt(id: string): Promise<void> {
    const panel = this.panel(id);
    await this.shows(id, 'ready');
    await panel.hover();
    await this.quiet();
    await expect(async () => {
      await panel.hover();
      expect(await panel.evaluate((element) => element.matches(':hover'))).toBe(true);
    }).toPass();
  }

  /** Scrolls through the page, so that all panels load, and waits until none is loading. */
  async scrollThrough(): Promise<void> {
    const { page } = this;
    for (let isEnd = false; !isEnd;) {
      isEnd = await page.evaluate(async () => {
        scrollBy(0, innerHeight * 0.8);
        // Observers tell the page after a frame what is in sight now. On a busy machine that is later than the next check.
        for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
        return scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
      });
      await this.settled();
    }
    await expect(page.locator('[data-panel][data-state="loading"]')).toHaveCount(0, { timeout: 20_000 });
  }

  /** The names in the legend of a panel. */
  legend(id: string): Locator {
    return this.panel(id).locator('table tbody button');
  }

  /** The element that receives the pointer and the keys over the plot of a panel. */
  plot(id: string): Locator {
    return this.panel(id).getByRole('application');
  }

  /** The button that opens the menu of a panel. */
  menuButton(id: string): Locator {
    return this.panel(id).getByRole('button', { name: / menu$/ });
  }

  async choose(id: string, item: string): Promise<void> {
    await this.panel(id).scrollIntoViewIfNeeded();
    await this.menuButton(id).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** Downloads the CSV of a panel whose first column is the time, and reads it. */
  async csv(id: string): Promise<Csv> {
    return parseCsv(await this.csvText(id));
  }

  /** Downloads the CSV of a panel. */
  async csvText(id: string): Promise<string> {
    // A panel that is loading has nothing to download.
    await this.panel(id).scrollIntoViewIfNeeded();
    await expect(this.panel(id)).not.toHaveAttribute('data-state', 'loading', { timeout: 20_000 });
    const download = this.page.waitForEvent('download');
    await this.choose(id, 'Download CSV');
    return readFile(await (await download).path(), 'utf8');
  }

  /** The PromQL of each line, as the inspector shows it. */
  async promql(id: string): Promise<string[]> {
    // The key is faster than the menu. Move the pointer away, because a panel under it would react too.
    await this.page.mouse.move(0, 0);
    await this.menuButton(id).press('i');
    const dialog = this.page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    const queries = await dialog.locator('[data-promql]').allTextContents();
    await this.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    return queries;
  }

  /** Opens a menu of the bar and chooses an item. */
  async chooseInBar(
    menu: string | RegExp,
    role: 'menuitem' | 'menuitemradio' | 'menuitemcheckbox',
    item: string,
  ): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: menu }).click();
    await this.page.getByRole(role, { name: item }).click();
    // A command closes the menu itself, and Escape would cancel what it opens.
    if (role !== 'menuitem') await this.page.keyboard.press('Escape');
  }

  /** Opens a picker of the bar. */
  async openPicker(label: 'Model' | 'Rank' | 'Instance' | 'Job'): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: new RegExp(`^${label}`) })
      .click();
  }
}

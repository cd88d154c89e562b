import type { Browser, BrowserContext, CDPSession, Page, ViewportSize } from '@playwright/test';
import { VIEWPORT } from './chromium';
import { NOW_MS } from '../moment';
import { Traffic } from './traffic';

/** CPU time of the main thread since the start of the page, ms. */
export interface Work {
  readonly mainMs: number;
  /** JavaScript alone. */
  readonly scriptMs: number;
}

/** The browser, the origin of the pages, and the script that runs in each page first. */
export interface Stage {
  readonly browser: Browser;
  /** With a slash at the end. */
  readonly origin: string;
  /** Path of a page of the origin without scripts, relative to it. */
  readonly blank: string;
  readonly probe: string;
}

/** Headless Chromium loads a page of its own for each new window, which takes about a second. */
const OWN_PAGE_MS = 1500;

/** A new tab with an empty cache, on a blank page of the origin, ready to open the measured page. */
export class OpenedPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly traffic: Traffic;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page, cdp: CDPSession, traffic: Traffic) {
    this.#context = context;
    this.page = page;
    this.cdp = cdp;
    this.traffic = traffic;
  }

  /** @param clock the clock at the start of a document, epoch ms, or how far it is ahead of the clock of the machine, ms */
  static async open(
    { browser, origin, blank, probe }: Stage,
    clock: number | { readonly aheadMs: number } = NOW_MS,
    viewport: ViewportSize = VIEWPORT,
  ): Promise<OpenedPage> {
    const context = await browser.newContext({
      viewport,
      locale: 'en-US',
      timezoneId: 'UTC',
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const now = typeof clock === 'number' ? clock : `Date.now()+${clock.aheadMs}`;
    await page.addInitScript({ content: `window.benchNowMs=${now};${probe}` });
    const cdp = await context.newCDPSession(page);
    // Measures CPU time, which excludes the work of other programs.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const traffic = await Traffic.of(cdp);
    await page.goto(`${origin}${blank}`);
    await new Promise((resolve) => setTimeout(resolve, OWN_PAGE_MS));
    return new OpenedPage(context, page, cdp, traffic);
  }

  async work(): Promise<Work> {
    const seconds = await this.#metrics();
    return {
      mainMs: (seconds.get('TaskDuration') ?? NaN) * 1000,
      scriptMs: (seconds.get('ScriptDuration') ?? NaN) * 1000,
    };
  }

  /** The JavaScript heap after a garbage collection, bytes. */
  async heapBytes(): Promise<number> {
    await this.cdp.send('HeapProfiler.collectGarbage');
    return (await this.#metrics()).get('JSHeapUsedSize') ?? NaN;
  }

  close(): Promise<void> {
    return this.#context.close();
  }

  async #metrics(): Promise<ReadonlyMap<string, number>> {
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }
}

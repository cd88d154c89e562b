import type { Browser, BrowserContext, CDPSession, Page, ViewportSize } from '@playwright/test';
import { VIEWPORT } from './chromium';
import { NOW_MS } from '../moment';
import { Traffic } from './traffic';

/** Time on the main thread since the page began, ms of its processor. */
export interface Work {
  readonly mainMs: number;
  /** JavaScript alone. */
  readonly scriptMs: number;
}

/** Where pages come from, and what goes into each before it begins. */
export interface Stage {
  readonly browser: Browser;
  /** With a slash at the end. */
  readonly origin: string;
  readonly probe: string;
}

/** A tab of its own with nothing in its cache, on a blank page of the origin, ready to go to the page that is measured. */
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

  /** @param nowMs what its clock shows when a document begins, epoch ms */
  static async open(
    { browser, origin, probe }: Stage,
    nowMs = NOW_MS,
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
    await page.addInitScript({ content: `window.benchNowMs=${nowMs};${probe}` });
    const cdp = await context.newCDPSession(page);
    // Time of the processor, so that other programs on the machine do not count.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const traffic = await Traffic.of(cdp);
    await page.goto(`${origin}blank`);
    return new OpenedPage(context, page, cdp, traffic);
  }

  async work(): Promise<Work> {
    const seconds = await this.#metrics();
    return {
      mainMs: (seconds.get('TaskDuration') ?? NaN) * 1000,
      scriptMs: (seconds.get('ScriptDuration') ?? NaN) * 1000,
    };
  }

  /** Bytes of JavaScript that are still held after a collection. */
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

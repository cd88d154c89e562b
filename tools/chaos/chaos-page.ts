import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { VIEWPORT } from '../bench/pages/chromium';
import { countPage, type PageCounts } from '../bench/pages/page-counts';

const QUIET_MS = 40;
const POLL_MS = 15;
/** A load sends its requests in a few tasks one after the other. */
const SHORT_STEPS = 2;
const SHORT_MS = 100;
/** Longest wait for responses of one step, in real time. A fault may hold them for longer. */
const MOST_MS = 1500;

/** A script as text, because the functions that tsx compiles do not run in a page. */
const HIDDEN_SCRIPT = `
  window.chaosHidden = false;
  Object.defineProperty(document, 'hidden', { get: () => window.chaosHidden });
  Object.defineProperty(document, 'visibilityState', { get: () => window.chaosHidden ? 'hidden' : 'visible' });
`;

declare global {
  interface Window {
    /** Replaces `document.hidden`. */
    chaosHidden: boolean;
  }
}

/** An open dashboard whose clock is moved by hand, so that a wait of a minute takes no minute. */
export class ChaosPage {
  readonly page: Page;
  /** Errors that nothing caught, unhandled rejections, and other errors of the console. */
  readonly errors: string[] = [];
  readonly #context: BrowserContext;
  readonly #cdp: CDPSession;
  readonly #open = new Set<unknown>();
  #lastTrafficMs = 0;
  #setMs: number;
  #setAtMs = performance.now();

  static async open(browser: Browser, nowMs: number): Promise<ChaosPage> {
    const context = await browser.newContext({
      viewport: VIEWPORT,
      locale: 'en-US',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.clock.install({ time: nowMs });
    await page.addInitScript({ content: HIDDEN_SCRIPT });
    return new ChaosPage(context, page, await context.newCDPSession(page), nowMs);
  }

  private constructor(context: BrowserContext, page: Page, cdp: CDPSession, nowMs: number) {
    this.#context = context;
    this.page = page;
    this.#cdp = cdp;
    this.#setMs = nowMs;
    const note = (): void => void (this.#lastTrafficMs = performance.now());
    const end = (request: unknown): void => {
      this.#open.delete(request);
      note();
    };
    page.on('request', (request) => {
      this.#open.add(request);
      note();
    });
    page.on('requestfinished', end);
    page.on('requestfailed', end);
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !text.startsWith('Failed to load resource')) this.errors.push(text);
    });
  }

  /** Epoch ms by the clock of the page, within a second. */
  nowMs(): number {
    return this.#setMs + performance.now() - this.#setAtMs;
  }

  get openRequests(): number {
    return this.#open.size;
  }

  /** Moves the clock, and waits until the responses to what it started are there. */
  async advance(byMs: number, release: () => void): Promise<void> {
    await this.page.clock.fastForward(byMs - SHORT_STEPS * SHORT_MS);
    await this.#noteTime();
    release();
    await this.quiet();
    for (let i = 0; i < SHORT_STEPS; i++) {
      await this.page.clock.runFor(SHORT_MS);
      await this.#noteTime();
      await this.quiet();
    }
  }

  async #noteTime(): Promise<void> {
    this.#setMs = await this.page.evaluate(() => Date.now());
    this.#setAtMs = performance.now();
  }

  /** Waits until no request is open, at most {@link MOST_MS}. */
  async quiet(): Promise<void> {
    const lastMs = performance.now() + MOST_MS;
    while (performance.now() < lastMs) {
      if (this.#open.size === 0 && performance.now() - this.#lastTrafficMs > QUIET_MS) return;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  setOffline(isOffline: boolean): Promise<void> {
    return this.#context.setOffline(isOffline);
  }

  setHidden(isHidden: boolean): Promise<void> {
    return this.page.evaluate((hidden) => {
      window.chaosHidden = hidden;
      document.dispatchEvent(new Event('visibilitychange'));
    }, isHidden);
  }

  count(): Promise<PageCounts> {
    return countPage(this.#cdp);
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}

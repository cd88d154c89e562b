import { chromium, type Browser } from '@playwright/test';
import config from '../../../playwright.config';
import type { CleanUp } from '../../process/clean-up';

/** High enough that all nine charts are in sight, on either page. */
export const VIEWPORT = { width: 1600, height: 1600 } as const;

/** High enough for all panels of the dashboard. */
export const TALL_VIEWPORT = { width: 1600, height: 20_000 } as const;

/** The browser of the tests, with their flags. */
export async function launchChromium(cleanUp: CleanUp): Promise<Browser> {
  const browser = await chromium.launch({ ...config.use?.launchOptions, handleSIGINT: false });
  cleanUp.add({ close: () => browser.close(), closeNow: () => undefined });
  return browser;
}

import { chromium, type Browser } from '@playwright/test';
import { chromiumLaunchOptions } from '../../programs/chromium';
import type { CleanUp } from '../../process/clean-up';

/** A usual window. */
export const VIEWPORT = { width: 1600, height: 1000 } as const;

/** High enough for all panels of the dashboard. */
export const TALL_VIEWPORT = { width: 1600, height: 20_000 } as const;

/** Starts the browser that the tests use, with the same flags. */
export async function launchChromium(cleanUp: CleanUp): Promise<Browser> {
  const browser = await chromium.launch({ ...chromiumLaunchOptions(), handleSIGINT: false });
  cleanUp.add({ close: () => browser.close(), closeNow: () => undefined });
  return browser;
}

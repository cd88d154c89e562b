import { chromium, type Browser } from '@playwright/test';
import { chromiumLaunchOptions } from '../../programs/chromium';
import { requireBinary } from '../../programs/binaries';
import { pinnedProgram } from '../pin';
import type { CleanUp } from '../../process/clean-up';

/** A usual window. */
export const VIEWPORT = { width: 1600, height: 1000 } as const;

/** Twice as high, such as a window on a screen that stands upright. */
export const HIGH_VIEWPORT = { width: 1600, height: 2200 } as const;

/** High enough for all panels of the dashboard. */
export const TALL_VIEWPORT = { width: 1600, height: 20_000 } as const;

/**
 * Starts the browser that the tests use, with the same flags.
 * @param core the processor that it is kept on; null for all
 * @throws Error when it must be kept on one and is not installed
 */
export async function launchChromium(cleanUp: CleanUp, core: number | null = null): Promise<Browser> {
  const options = chromiumLaunchOptions();
  if (core !== null) {
    const folder = cleanUp.makeTempFolder('lmdeploy-bench-pin-');
    options.executablePath = pinnedProgram(options.executablePath ?? requireBinary('chromium'), core, folder);
  }
  const browser = await chromium.launch({ ...options, handleSIGINT: false });
  cleanUp.add({ close: () => browser.close(), closeNow: () => undefined });
  return browser;
}

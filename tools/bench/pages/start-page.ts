import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import type { CleanUp } from '../../process/clean-up';
import { requireBinary } from '../../programs/binaries';
import type { Case } from '../cases';
import { historyOf } from '../history/history';
import { startOnHistory } from '../history/start-on-history';
import { launchChromium } from './chromium';
import { distFolder } from './dist-folder';
import { servePages } from './serve';

/** Histories are kept here between runs. */
export const CACHE_DIR = fileURLToPath(new URL('../../../.cache/bench', import.meta.url));

/** A page on a real Prometheus, and the browser to open it. */
export interface StartedPage {
  readonly browser: Browser;
  /** With a slash at the end. */
  readonly origin: string;
}

/**
 * Starts a Prometheus on a history, the built dashboard in front of it, and a browser.
 * @param dist a folder with a build; null builds one
 * @throws Error that says what is missing
 */
export async function startPage(
  history: Case,
  dist: string | null,
  cleanUp: CleanUp,
  say: (words: string) => void,
): Promise<StartedPage> {
  for (const name of ['prometheus', 'promtool', 'chromium'] as const) requireBinary(name);
  const distDir = await distFolder(dist, cleanUp, say);
  const dataDir = await historyOf(history, CACHE_DIR, cleanUp, say);
  const prometheus = await startOnHistory(dataDir, cleanUp);
  const browser = await launchChromium(cleanUp);
  const pages = await servePages({ distDir, handWritten: '', prometheusUrl: prometheus.url, cleanUp });
  return { browser, origin: pages.url };
}

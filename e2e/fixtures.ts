import { test as base, expect, type Page } from '@playwright/test';
import { DashboardPage } from './pages/dashboard-page';
import { setServerDate } from './server-date';
import { NOW_MS } from './world';

const environment = (name: string): string => {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: run through playwright, whose global set-up sets it`);
  return value;
};

/** Faults in the console that a test brings about itself, such as the 502 of a Prometheus that it stopped. */
export interface Expected {
  consoleErrors: RegExp | null;
}

interface Fixtures {
  /** What the clock of the browser shows at the start, epoch ms. */
  nowMs: number;
  /** How far the server's clock is ahead of the browser's, ms; null where the server does not tell its time. */
  serverAheadMs: number | null;
  prometheusUrl: string;
  pageUrl: string;
  expected: Expected;
  dashboard: DashboardPage;
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture uses here
  prometheusUrl: async ({}, use) => use(environment('E2E_PROMETHEUS_URL')),
  // eslint-disable-next-line no-empty-pattern -- as above
  pageUrl: async ({}, use) => use(environment('E2E_PAGE_URL')),
  // eslint-disable-next-line no-empty-pattern -- as above
  expected: async ({}, use) => use({ consoleErrors: null }),

  nowMs: [NOW_MS, { option: true }],
  serverAheadMs: [null, { option: true }],

  page: async ({ page, expected, nowMs, serverAheadMs }, use) => {
    const faults = watchFaults(page);
    await page.clock.install({ time: nowMs });
    await setServerDate(page, serverAheadMs);
    await use(page);
    const unexpected = faults.filter((text) => !expected.consoleErrors?.test(text));
    expect(unexpected, 'faults in the console').toEqual([]);
  },

  dashboard: async ({ page, pageUrl }, use) => use(new DashboardPage(page, pageUrl)),
});

/** Gathers what a person would find red in the console. */
function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  return faults;
}

export { expect };

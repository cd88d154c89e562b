import type { Browser } from '@playwright/test';
import type { Case } from '../bench/cases';
import { NOW_MS } from '../bench/moment';
import { ChaosPage } from './chaos-page';
import type { ChaosOptions } from './options';
import { PANEL, readFacts } from './page-facts';
import type { ChaosProxy } from './proxy';
import { runFault, type FaultResult } from './run-fault';
import { roundOf } from './schedule';

/** A page of a round sees a day pass, and some hours besides. */
export const HISTORY: Case = { ranks: 2, rangeS: 28 * 3600, scrapeIntervalS: 60 };
const START_MS = NOW_MS - 26 * 3_600_000;
const SEARCH = '?from=now-1h&to=now&refresh=10s';
const CALM_MS = 5000;
const CALM_STEPS = 5;

/**
 * Runs rounds until the time is over, each with a new page, because a round takes more than a day of the history.
 * @param onPage called with the page of each round, whose clock is that of the proxy
 */
export async function runChaos(
  options: Pick<ChaosOptions, 'seed' | 'minutes' | 'kinds'>,
  browser: Browser,
  proxy: ChaosProxy,
  onPage: (page: ChaosPage) => void,
  onResult: (result: FaultResult, round: number) => void,
): Promise<FaultResult[]> {
  const lastMs = performance.now() + options.minutes * 60_000;
  const results: FaultResult[] = [];
  for (let round = 0; round === 0 || performance.now() < lastMs; round++) {
    const chaos = await ChaosPage.open(browser, START_MS);
    onPage(chaos);
    await chaos.page.goto(proxy.url + SEARCH);
    await chaos.page.waitForSelector(`[data-panel="${PANEL}"][data-state="ready"]`);
    // A person is there: panels near the window load too.
    await chaos.page.mouse.move(400, 400);
    for (let i = 0; i < CALM_STEPS; i++) await chaos.advance(CALM_MS, () => proxy.release());
    const facts = await readFacts(chaos.page);
    if (!facts.hasChart || facts.outage !== null)
      throw new Error('The page does not work before the first fault.');
    const calm = await chaos.count();
    for (const planned of roundOf(options.seed, round, options.kinds)) {
      if (round > 0 && performance.now() > lastMs) break;
      const result = await runFault(chaos, proxy, planned, calm);
      results.push(result);
      onResult(result, round);
    }
    await chaos.close();
  }
  return results;
}

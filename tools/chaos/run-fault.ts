import type { PageCounts } from '../bench/pages/page-counts';
import { brokenDuring, grown, hasRecovered, pausesMs } from './broken-promises';
import type { ChaosPage } from './chaos-page';
import { FAULTS, RECOVERY_S, RETRY_AFTER_S, type Fault } from './faults';
import { readFacts } from './page-facts';
import type { ChaosProxy } from './proxy';
import type { PlannedFault } from './schedule';

/** How a fault went. */
export interface FaultResult {
  readonly planned: PlannedFault;
  /** By the clock of the page, epoch ms. */
  readonly startMs: number;
  readonly endMs: number;
  /** Time of the page until it recovered, seconds; null when it did not. */
  readonly recoveredS: number | null;
  /** The promises that the page broke, a sentence each. */
  readonly broken: readonly string[];
}

const STEP_MS = 5000;
const ENDING_STEPS = 4;

/** Breaks the world in one way, mends it, and compares what the page did with what it promises. */
export async function runFault(
  chaos: ChaosPage,
  proxy: ChaosProxy,
  planned: PlannedFault,
  calm: PageCounts,
): Promise<FaultResult> {
  const { id, lengthS } = planned;
  const fault: Fault = FAULTS[id];
  const deliveredMs = proxy.deliveredMs;
  const firstError = chaos.errors.length;
  const startMs = chaos.nowMs();
  const release = (): void => proxy.release();
  let wasSaid = false;
  const step = async (byMs: number): Promise<void> => {
    await chaos.advance(byMs, release);
    wasSaid ||= fault.says?.test((await readFacts(chaos.page)).words) ?? false;
  };

  await proxy.setFault(id);
  if (id === 'offline') await chaos.setOffline(true);
  if (id === 'hidden') {
    await chaos.setHidden(true);
    // A load that has begun goes on, with its findings.
    for (let i = 0; i < ENDING_STEPS; i++) await step(STEP_MS);
  }
  const firstRequest = proxy.requestsMs.length;
  const firstLoad = proxy.loadsMs.length;
  if (id === 'hidden') {
    await step(lengthS * 1000);
  } else {
    // The part that prints is loaded by nothing else.
    if (id === 'update') await chaos.page.keyboard.press('Control+p');
    while (chaos.nowMs() - startMs < lengthS * 1000) await step(STEP_MS);
  }
  const requestsMs = proxy.requestsMs.slice(firstRequest);
  const facts = await readFacts(chaos.page);
  const broken = brokenDuring(fault, facts, wasSaid, { nowMs: chaos.nowMs(), deliveredMs });
  if (id === 'hidden' && requestsMs.length > 0) broken.push(`${requestsMs.length} requests while hidden`);
  const [soonestMs = Infinity] = pausesMs(proxy.loadsMs.slice(firstLoad)).sort((a, b) => a - b);
  if (id === 'status-429' && soonestMs < RETRY_AFTER_S * 1000 - STEP_MS / 2) {
    broken.push(`the next try came after ${Math.round(soonestMs / 1000)} s, not ${RETRY_AFTER_S} s`);
  }

  const endMs = chaos.nowMs();
  await proxy.setFault(null);
  if (id === 'offline') await chaos.setOffline(false);
  if (id === 'hidden') await chaos.setHidden(false);
  if (id === 'update') await chaos.page.keyboard.press('Escape');
  const recoveredS = await recover(chaos, proxy, id === 'update' ? { ...fault, says: null } : fault, endMs);
  if (recoveredS === null) broken.push(await whyNot(chaos, proxy, endMs));
  await chaos.quiet();
  if (chaos.openRequests > 0) broken.push(`${chaos.openRequests} requests stay open`);
  broken.push(...grown(calm, await chaos.count()));
  broken.push(...chaos.errors.slice(firstError).map((error) => `error: ${error}`));
  return { planned, startMs, endMs, recoveredS, broken };
}

/** Returns the time of the page until it recovered, seconds; null when it does not in time. */
async function recover(
  chaos: ChaosPage,
  proxy: ChaosProxy,
  fault: Fault,
  endMs: number,
): Promise<number | null> {
  while (chaos.nowMs() - endMs < (fault.recoveryS ?? RECOVERY_S) * 1000) {
    await chaos.advance(STEP_MS, () => proxy.release());
    if (hasRecovered(await readFacts(chaos.page), fault, proxy.deliveredMs > endMs))
      return Math.round((chaos.nowMs() - endMs) / 1000);
  }
  return null;
}

async function whyNot(chaos: ChaosPage, proxy: ChaosProxy, endMs: number): Promise<string> {
  const { state, outage, isSettled, age } = await readFacts(chaos.page);
  const data = proxy.deliveredMs > endMs ? 'with new data' : 'without new data';
  return `no recovery in time: ${state}, ${isSettled ? 'settled' : 'loading'}, ${data}, ${age}, ${outage ?? 'no outage'}`;
}

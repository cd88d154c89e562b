import type { PageCounts } from '../bench/pages/page-counts';
import type { Fault } from './faults';
import type { PageFacts } from './page-facts';
import { outageDataMs, shownAgeMs } from './shown-age';

/** What is known at the end of a fault, besides the page itself. */
export interface FaultTimes {
  /** By the clock of the page, epoch ms. */
  readonly nowMs: number;
  /** When Prometheus last delivered data before that. */
  readonly deliveredMs: number;
}

/** The times that people see have whole seconds. */
const TOLERANCE_MS = 2000;
/** The data may seem older than it is: a load that the fault broke off has delivered a part of it. */
const OLDER_MS = 30_000;

/** The promises that a page breaks at the end of a fault, a sentence each. */
export function brokenDuring(fault: Fault, facts: PageFacts, wasSaid: boolean, times: FaultTimes): string[] {
  const broken: string[] = [];
  if (!facts.hasChart) broken.push(`the last chart is gone (state ${facts.state})`);
  if (fault.says !== null && !wasSaid) broken.push(`nobody said ${fault.says.source}`);
  if (!fault.isBlind) {
    if (facts.outage !== null && fault.says === null) broken.push(`it reports an outage: ${facts.outage}`);
    return broken;
  }
  if (facts.outage === null) return [...broken, 'no sentence says since when it fails'];
  const dataMs = outageDataMs(facts.outage, times.nowMs);
  if (dataMs === null) broken.push('the sentence does not say from when the data is');
  else if (dataMs > times.deliveredMs + TOLERANCE_MS || dataMs < times.deliveredMs - OLDER_MS) {
    broken.push(`the data is from ${clock(times.deliveredMs)}, and the page says ${clock(dataMs)}`);
  }
  const age = shownAgeMs(facts.age);
  const trueMs = times.nowMs - times.deliveredMs;
  if (age === null) broken.push(`no age is shown: ${facts.age}`);
  else if (trueMs < age.leastMs - OLDER_MS || trueMs > age.mostMs + TOLERANCE_MS) {
    broken.push(`the data is ${Math.round(trueMs / 1000)} s old, and the page says ${facts.age}`);
  }
  return broken;
}

/** True when the page has new data and says nothing of the fault any more. */
export const hasRecovered = (facts: PageFacts, fault: Fault, isUpdated: boolean): boolean =>
  isUpdated &&
  facts.isSettled &&
  facts.state === 'ready' &&
  facts.hasChart &&
  facts.outage === null &&
  (fault.says === null || !fault.says.test(facts.words));

interface Limit {
  readonly times: number;
  readonly more: number;
}

/** The first time of each fault may load code and words, which stay. */
const LIMITS: Readonly<Record<keyof PageCounts, Limit>> = {
  heapBytes: { times: 1.2, more: 2_000_000 },
  nodes: { times: 1.1, more: 300 },
  listeners: { times: 1.1, more: 50 },
  charts: { times: 1, more: 0 },
};

/** The counts that are above their limit, a sentence each. */
export const grown = (before: PageCounts, after: PageCounts): string[] =>
  (Object.keys(LIMITS) as (keyof PageCounts)[]).flatMap((key) => {
    const most = before[key] * LIMITS[key].times + LIMITS[key].more;
    return after[key] <= most ? [] : [`${key} grew from ${before[key]} to ${after[key]}`];
  });

/** Pauses between the loads of a list of requests, ms: requests closer than 2 s belong to one load. */
export const pausesMs = (requestsMs: readonly number[]): number[] =>
  requestsMs.slice(1).flatMap((ms, i) => {
    const pauseMs = ms - (requestsMs[i] ?? ms);
    return pauseMs > 2000 ? [pauseMs] : [];
  });

const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 19);

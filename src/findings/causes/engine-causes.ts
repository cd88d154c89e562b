import type { Cause, Evidence, EvidenceName } from './cause';
import {
  isCatchingUp,
  isHeld,
  lastS,
  receivedFactor,
  servedFactor,
  timesUsual,
  usual,
  type Look,
  type RankLook,
} from './look';
import { heldHandles } from './readings';
import type { ReadingName, Readings } from './readings-type';
import { expectedStepS, leastGrowth } from './step-law';
import { zOf } from './baseline';

/** Handles that no request of the engine holds. */
export function heldHandlesOf(look: Look, { rank, model }: RankLook): Cause | null {
  const held = heldHandles(rank, lastS(look, Math.max(60, 3 * look.record.scrapeIntervalS)));
  if (held === null || held < 2) return null;
  return {
    kind: 'held-handles',
    model,
    rank,
    size: held,
    evidence: [{ name: 'held', now: held, usual: null }],
  };
}

const LEAST_DRAFTS = 200;

export function acceptanceOf(own: RankLook): Cause | null {
  const factor = timesUsual(own, 'acceptance');
  if (factor === null || factor >= 0.75 || (own.now.draftTokens ?? 0) < LEAST_DRAFTS) return null;
  return cause(own, 'acceptance', factor, [['acceptance', 'acceptance']]);
}

/** What changed in the traffic of a model, so that a rank may be slower without being at fault. */
export interface TrafficShift {
  readonly arrivalsFactor: number | null;
  readonly hasMoved: boolean;
}

const SLOW_STEP = 1.3;

/** The engine takes longer for a step than its own law of the batch explains. */
export function slowStepFactor(own: RankLook, traffic: TrafficShift, lateS: number): number | null {
  const { law, now } = own;
  if (!law || now.fastItlS === null || now.running === null) return null;
  const least = leastGrowth(traffic.hasMoved);
  const excess = (part: Readings): number | null =>
    part.fastItlS !== null && part.running !== null
      ? (part.fastItlS - lateS) / expectedStepS(law, part.running, least) - 1
      : null;
  const factor = (excess(now) ?? 0) + 1;
  if (factor <= SLOW_STEP || (timesUsual(own, 'itlS') ?? 0) <= 1.2) return null;
  if (!isHeld(own, excess, SLOW_STEP - 1)) return null;
  const most = own.baseline?.of.mostRunning?.highest ?? Infinity;
  const isOverloaded = (traffic.arrivalsFactor ?? 1) > 1.4 && now.running > 1.6 * most;
  return isOverloaded ? null : factor;
}

/** How many times the usual requests a rank receives, or begins and ends. */
const crowdOf = (own: RankLook): number =>
  Math.max(
    receivedFactor(own) ?? 0,
    Math.min(servedFactor(own, 'firstTokens') ?? 0, servedFactor(own, 'finished') ?? 0),
  );

/** Prefill takes longer for a computed token than before. */
export function slowPrefillFactor(own: RankLook, traffic: TrafficShift): number | null {
  const base = own.baseline?.of.prefillPerTokenS;
  const { now } = own;
  const factor = timesUsual(own, 'prefillPerTokenS');
  if (!base || factor === null || now.prefillPerTokenS === null || now.prefillS === null) return null;
  // Prompts that share a batch each get the time of the whole batch, also those that have waited for a stall to end.
  const crowd = Math.max(1, traffic.arrivalsFactor ?? 1, crowdOf(own));
  const required = traffic.hasMoved || crowd > 1.3 ? 2.2 * crowd : 1.45;
  if (factor <= required || zOf(now.prefillPerTokenS, base) <= 3 || (now.finished ?? 0) < 8) return null;
  const riseS = now.prefillS - (usual(own, 'prefillS') ?? 0);
  if (riseS < 0.02) return null;
  // Requests that wait for room in the KV cache share their prefill, without more work for the engine.
  if ((timesUsual(own, 'prefillLoad') ?? 0) < 1.3) return null;
  const excess = (part: Readings): number | null =>
    part.prefillPerTokenS === null ? null : part.prefillPerTokenS / base.median - 1;
  return isHeld(own, excess, required - 1) ? factor : null;
}

/** The engine as a whole, its decode steps, or its prefill alone. */
export function slowEngineOf(own: RankLook, traffic: TrafficShift, lateS: number): Cause | null {
  const step = slowStepFactor(own, traffic, lateS);
  const prefill = slowPrefillFactor(own, traffic);
  if (step !== null) {
    const found = cause(own, prefill === null ? 'decode-slow' : 'engine-slow', step, [
      ['step', 'fastItlS'],
      ['batch', 'running'],
      ['prefill-per-token', 'prefillPerTokenS'],
    ]);
    const largest = own.baseline?.of.mostRunning?.highest ?? Infinity;
    return (own.now.running ?? 0) > largest ? { ...found, variant: 'beyond-law' } : found;
  }
  if (prefill === null) return null;
  const found = cause(own, 'prefill-slow', prefill, [
    ['prefill-per-token', 'prefillPerTokenS'],
    ['prompt-tokens', 'promptTokens'],
  ]);
  return traffic.hasMoved && prefill < 2.2 ? { ...found, variant: 'shared-batch' } : found;
}

/** A person does not notice a shorter wait. */
const LEAST_QUEUE_S = 0.2;

/** Requests wait in the engine although the batch has room: the KV cache is full. */
export function kvFullOf(own: RankLook): Cause | null {
  const { now } = own;
  const queue = own.baseline?.of.queueS;
  if (!queue || now.kvUsage === null || now.kvUsage <= 0.85) return null;
  // Their queue times are those of what has ended.
  if (isCatchingUp(own)) return null;
  const waits = own.baseline?.of.queued;
  const share = now.queuedShare ?? 0;
  const queueS = now.queueS ?? 0;
  const prefillS = now.prefillS ?? 0;
  // Gauges of few samples say little.
  const isSampled = now.queuedSamples >= 4;
  const isLonger =
    queueS > Math.max(3 * queue.median, 1.5 * queue.highest) &&
    queueS - queue.median > LEAST_QUEUE_S &&
    zOf(queueS, queue) > 3 &&
    queueS >= 0.95 * prefillS &&
    queueS - queue.median > 2 * (prefillS - (usual(own, 'prefillS') ?? 0)) &&
    (share >= 0.25 || (!isSampled && (share > 0 || now.queuedSamples === 0)));
  const isCrowded =
    isSampled &&
    share >= 0.8 &&
    (now.queued ?? 0) > 1.5 &&
    waits !== undefined &&
    waits !== null &&
    (now.queued ?? 0) > 3 * waits.median;
  if (!isLonger && !isCrowded) return null;
  // An engine that is busy with more prefill than before makes requests wait, too.
  const load = now.prefillLoad ?? 0;
  if (load >= 0.7 && load > 1.4 * (usual(own, 'prefillLoad') ?? 0)) return null;
  const top = own.baseline?.of.mostRunning?.highest ?? 0;
  // A batch at its limit makes requests wait, whatever the cache holds.
  if (now.running !== null && top > 0 && now.running > 1.3 * top) return null;
  return cause(own, 'kv-full', queueS, [
    ['queue-time', 'queueS'],
    ['batch', 'running'],
    ['kv-usage', 'kvUsage'],
    ['queued', 'queued'],
  ]);
}

export function cause(
  own: RankLook,
  kind: Cause['kind'],
  size: number,
  evidence: readonly (readonly [EvidenceName, ReadingName])[],
): Cause {
  return {
    kind,
    model: own.model,
    rank: own.rank,
    size,
    evidence: evidence.flatMap(([name, reading]): Evidence[] => {
      const now = own.now[reading];
      return now === null ? [] : [{ name, now, usual: usual(own, reading) }];
    }),
  };
}

import { formatAge } from '../../i18n/format-age';
import type { Language } from '../../i18n/language';
import { quantityText } from '../../lib/quantity-text';
import { single, type Values } from '../column-math';
import type { Finding } from '../finding';
import type { Rule, Scene } from '../scene';
import { heldSpans, isStillSevere, newestHeld } from '../held-spans';
import { THRESHOLDS } from '../thresholds';
import { whenOf } from '../when';

const { apiQueue } = THRESHOLDS;

/** Requests in the API queue, and their wait. No latency metric of LMDeploy includes this wait. */
export const apiQueueing: Rule = (scene) => {
  const { apiQueued, apiWait, apiStalled, apiQueuedAtMost, apiWaitAtMost } = scene.columns;
  const stalled = single(apiStalled);
  const known = queueOf(scene, single(apiQueued), (i) => single(apiWait)[i] ?? null, stalled);
  if (known) return [known];
  const atMost = single(apiQueuedAtMost);
  // Without an upper bound of the wait, no request is admitted.
  const most = queueOf(scene, atMost, (i) => single(apiWaitAtMost)[i] ?? Infinity, null);
  return most ? [most] : [];
};

/** @param stalled requests that wait while none is admitted; null when `queued` is an upper bound */
function queueOf(
  scene: Scene,
  queued: Values,
  waitS: (index: number) => number | null,
  stalled: Values | null,
): Finding | null {
  const { grid, scrapeIntervalS } = scene;
  /** While no request is admitted, the wait has no end. */
  const waitAt = (i: number): number => ((stalled?.[i] ?? 0) >= 1 ? Infinity : (waitS(i) ?? 0));
  const ratio = (limitS: number) => (i: number) => Math.min(queued[i] ?? 0, waitAt(i) / limitS);
  const spans = heldSpans(grid, ratio(apiQueue.waitS), apiQueue.lastsS);
  const span = newestHeld(grid, scrapeIntervalS, spans);
  if (!span) return null;
  const when = whenOf(scene, 'api-queue', span);
  const last = Math.max(
    span.to,
    queued.findLastIndex((value) => value !== null && value >= 1),
  );
  const most = when.isNow
    ? (queued[last] ?? 0)
    : Math.max(...queued.slice(span.from, span.to + 1).map((value) => value ?? 0));
  const isStalled = (stalled?.[when.isNow ? last : span.to] ?? 0) >= 1;
  const wait = when.isNow ? (waitS(last) ?? 0) : longest(waitS, span.from, span.to);
  const isBad =
    stalled !== null &&
    scene.isLive &&
    isStillSevere(grid, heldSpans(grid, ratio(apiQueue.badWaitS), apiQueue.badLastsS).at(-1));
  const { language } = scene;
  const { findingApiQueue, findingApiQueueAtMost } = language.words;
  const sentence = stalled === null ? findingApiQueueAtMost : findingApiQueue;
  const text = isStalled || wait === Infinity ? null : waitText(wait, language);
  return {
    id: 'api-queue',
    isNow: when.isNow,
    weight: when.isNow ? 85 : 45,
    state: isBad ? 'bad' : 'warn',
    panel: 'scheduler',
    atS: when.fromS,
    endS: when.endS,
    text: sentence(when, Math.max(1, Math.round(most)), text),
  };
}

function longest(waitS: (index: number) => number | null, from: number, to: number): number {
  let most = 0;
  for (let i = from; i <= to; i++) most = Math.max(most, waitS(i) ?? 0);
  return most;
}

/** `5 s`, `15 min`. */
const waitText = (waitS: number, language: Language): string =>
  waitS < 100 ? quantityText(waitS, 'longSeconds', language) : formatAge(waitS, language);

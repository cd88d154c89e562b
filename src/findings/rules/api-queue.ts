import { formatAge } from '../../i18n/format-age';
import type { Text } from '../../lib/text';
import { single, type Values } from '../column-math';
import type { Finding } from '../finding';
import type { Rule, Scene } from '../scene';
import { newestSpan } from '../spans';
import { THRESHOLDS } from '../thresholds';
import { whenOf, type When } from '../when';
import { count, withUnit } from '../wording';

const { apiQueue } = THRESHOLDS;

/** Requests that wait for a handle, and how long. No latency of LMDeploy includes that wait. */
export const apiQueueing: Rule = (scene) => {
  const { apiQueued, apiWait, apiStalled, apiQueuedAtMost, apiWaitAtMost } = scene.columns;
  const stalled = single(apiStalled);
  const known = queueOf(scene, single(apiQueued), (i) => single(apiWait)[i] ?? null, stalled);
  if (known) return [known];
  const atMost = single(apiQueuedAtMost);
  // Without an upper bound of the wait, nobody is served.
  const most = queueOf(scene, atMost, (i) => single(apiWaitAtMost)[i] ?? Infinity, null);
  return most ? [most] : [];
};

/** @param stalled requests that wait while none gets a handle; null when `queued` is an upper bound */
function queueOf(
  scene: Scene,
  queued: Values,
  waitS: (index: number) => number | null,
  stalled: Values | null,
): Finding | null {
  const { grid, scrapeIntervalS } = scene;
  const isQueued = (i: number): boolean =>
    (queued[i] ?? 0) >= 1 && ((waitS(i) ?? 0) >= apiQueue.waitS || (stalled?.[i] ?? 0) >= 1);
  const span = newestSpan(grid, scrapeIntervalS, isQueued, apiQueue.lastsS);
  if (!span) return null;
  const when = whenOf(scene, span);
  const most = when.isNow
    ? (queued[span.to] ?? 0)
    : Math.max(...queued.slice(span.from, span.to + 1).map((value) => value ?? 0));
  const isStalled = (stalled?.[span.to] ?? 0) >= 1;
  const wait = when.isNow ? (waitS(span.to) ?? 0) : longest(waitS, span.from, span.to);
  const isBad = stalled !== null && when.isNow && (isStalled || wait >= apiQueue.badWaitS);
  return {
    id: 'api-queue',
    weight: when.isNow ? 85 : 45,
    state: isBad ? 'bad' : 'warn',
    panel: 'scheduler',
    atS: when.fromS,
    text: sentence(when, most, wait, stalled === null ? 'at-most' : isStalled ? 'stalled' : 'known'),
  };
}

function longest(waitS: (index: number) => number | null, from: number, to: number): number {
  let most = 0;
  for (let i = from; i <= to; i++) most = Math.max(most, waitS(i) ?? 0);
  return most;
}

function sentence(
  { isNow, words }: When,
  most: number,
  waitS: number,
  how: 'known' | 'stalled' | 'at-most',
): Text {
  const isOne = most < 1.5;
  const requests = isOne ? '1 request' : `${count(most)} requests`;
  const verb = isNow ? (isOne ? 'waits' : 'wait') : 'waited';
  const isBound = !isNow || how === 'at-most';
  const en = `${isBound ? 'Up to ' : ''}${requests} ${verb} in the API server ${words.en}`;
  const zh = `${words.zh}${isBound ? '最多' : ''}有 ${count(most)} 个请求滞留在 API Server`;
  const wait = waitText(waitS);
  if (how === 'stalled') {
    return { en: `${en}, and none is served.`, zh: `${zh}，且没有请求得到处理。` };
  }
  if (how === 'known') {
    const about = isNow ? 'about' : 'up to about';
    return {
      en: `${en}, ${about} ${wait.en} each, which no latency shows.`,
      zh: `${zh}，估计各等待${isNow ? '约' : '至多约'} ${wait.zh}，不计入任何延迟指标。`,
    };
  }
  const atMost =
    waitS === Infinity
      ? { en: '', zh: '' }
      : { en: `, at most ${wait.en} each`, zh: `，各等待至多 ${wait.zh}` };
  return {
    en: `${en}${atMost.en}; some of them may have hung up.`,
    zh: `${zh}${atMost.zh}；其中部分可能已断开。`,
  };
}

/** `5 s`, `15 min`. */
const waitText = (waitS: number): Text =>
  waitS < 100 ? withUnit(waitS, 'longSeconds') : { en: formatAge(waitS, 'en'), zh: formatAge(waitS, 'zh') };

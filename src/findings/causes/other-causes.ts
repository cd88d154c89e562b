import type { Cause } from './cause';
import { lowestIn, valuesIn } from './growth';
import { mostRouted, waitingSockets } from './demand-causes';
import { lastS, usual, type Look, type RankLook } from './look';
import type { ModelLook } from './model-look';

/** Share of the requests that a rank receives, and its usual share. */
interface Share {
  readonly own: RankLook;
  readonly now: number;
  readonly usual: number;
}

const sumOf = (shares: readonly Share[], read: (share: Share) => number): number =>
  shares.reduce((sum, share) => sum + read(share), 0);

/** A rank that gets no requests, or far more than its share. */
export function routingOf(look: Look, model: ModelLook, isExcused: (own: RankLook) => boolean): Cause[] {
  const { ranks } = model;
  if (ranks.length < 2) return [];
  const rate = (received: number | null, spanS: number): number => (spanS > 0 ? (received ?? 0) / spanS : 0);
  const totalNow = ranks.reduce((sum, { now }) => sum + rate(now.received, now.spanS), 0);
  const usualOf = ({ baseline }: RankLook): number | null => baseline?.of.received?.median ?? null;
  const totalUsual = ranks.reduce((sum, own) => sum + (usualOf(own) ?? 0) / look.fullWindowS, 0);
  if (!(totalNow > 0 && totalUsual > 0)) return [];
  const shares = ranks.flatMap((own): Share[] => {
    const before = usualOf(own);
    // Of a rank that did not report all the time, what it received is not known.
    if (before === null || own.now.received === null) return [];
    return [
      {
        own,
        now: rate(own.now.received, own.now.spanS) / totalNow,
        usual: before / look.fullWindowS / totalUsual,
      },
    ];
  });
  return shares.flatMap(({ own, now, usual: before }): Cause[] => {
    if (isExcused(own) || before <= 0) return [];
    const found = (kind: 'no-traffic' | 'hot-rank', size: number): Cause => ({
      kind,
      model: model.model,
      rank: own.rank,
      size,
      evidence: [{ name: 'share', now, usual: before }],
    });
    const expected = before * totalNow * look.windowS;
    if (now < 0.08 * before && totalNow > 0.4 * totalUsual && expected >= 5)
      return [found('no-traffic', now)];
    const others = shares.filter((share) => share.own !== own);
    if (others.length < ranks.length - 1) return [];
    const isHot =
      now > 1.35 * before &&
      (now - before) * totalNow * look.windowS > 4 * Math.sqrt(expected) &&
      others.every((other) => other.now < 1.05 * other.usual) &&
      sumOf(others, ({ now: share }) => share) < 0.92 * sumOf(others, ({ usual: share }) => share) &&
      !others.some((other) => isExcused(other.own));
    return isHot ? [found('hot-rank', now / before)] : [];
  });
}

const LEAST_FAILURES = 0.06;

/** Requests that end as failed: cancelled, aborted and errors are one number. */
export function failuresOf(own: RankLook): Cause | null {
  const { now, rank, model } = own;
  const total = (now.failed ?? 0) + (now.succeeded ?? 0);
  if (now.failed === null || now.failed < 5 || total <= 0) return null;
  const share = now.failed / total;
  const before = usual(own, 'failed') ?? 0;
  const served = usual(own, 'succeeded') ?? 0;
  const usualShare = before + served > 0 ? before / (before + served) : 0;
  if (share <= LEAST_FAILURES || share <= 3 * usualShare) return null;
  // A few cancelled requests more are chance.
  const expected = usualShare * total;
  if (now.failed - expected <= 4 * Math.sqrt(Math.max(1, expected))) return null;
  const isBefore = (now.failedBefore ?? 0) > (now.failedAfter ?? 0);
  return {
    kind: 'failures',
    model,
    rank,
    size: share,
    evidence: [{ name: 'failed-share', now: share, usual: usualShare }],
    variant: isBefore ? 'before-first-token' : 'after-first-token',
  };
}

/**
 * Requests that count as waiting although their clients have gone: either a handle is free, so that nobody waits, or the process has
 * no socket for them.
 */
export function leakOf(look: Look, own: RankLook): Cause | null {
  const { rank, model, baseline } = own;
  const usualWaiting = baseline?.of.apiWaiting?.median;
  if (usualWaiting === undefined) return null;
  const window = lastS(look, 60);
  const grown = lowestIn(rank.meters.apiWaiting, window) - usualWaiting;
  if (!Number.isFinite(grown) || grown < 3) return null;
  const top = mostRouted(look, rank);
  const isFree = [...valuesIn(rank.meters.routed, window)].every((routed) => routed <= 0.9 * top);
  if (!isFree && (waitingSockets(own) ?? Infinity) > 0.3 * grown) return null;
  return {
    kind: 'leak',
    model,
    rank,
    size: grown,
    evidence: [{ name: 'api-waiting', now: usualWaiting + grown, usual: usualWaiting }],
  };
}

/** Requests wait, and nothing that was looked at explains it. */
export const unknownOf = ({ model, rank }: RankLook, waitS: number): Cause => ({
  kind: 'unknown',
  model,
  rank,
  size: waitS,
  evidence: [],
});

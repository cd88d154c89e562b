import type { Cause, Evidence, EvidenceName } from './cause';
import { highestIn, lowestIn } from './growth';
import { lastS, timesUsual, usual, type Look, type RankLook } from './look';
import { factorOf, zOfFigure, type ModelFigure, type ModelLook } from './model-look';
import type { TrafficShift } from './engine-causes';

const MORE_ARRIVALS = 1.35;
/** In spreads: gusty traffic has a large one. */
const UNUSUAL_ARRIVALS = 3.5;
/** A change of lengths this large is shown before anybody waits longer, in spreads. */
const PLAIN = 6;
const MORE_OUTPUT = 1.5;

/** The lengths and hits of fewer requests are chance. */
const LEAST_REQUESTS = 10;

/** A change of the traffic, and how much it adds to the work: the logarithm of its factor, weighted. */
interface Demand {
  readonly cause: Cause;
  readonly weight: number;
  /** True when the change is so large that it is shown before anybody waits longer. */
  readonly isPlain?: boolean;
}

/** True where arrivals, lengths or hits have moved, so that the laws of a rank reach less far. */
export function trafficShiftOf(model: ModelLook): TrafficShift {
  const arrivalsFactor = factorOf(model.arrivals);
  const moved = [
    arrivalsFactor,
    factorOf(model.outputTokens),
    factorOf(model.computedTokens),
    factorOf(model.promptTokens),
  ];
  return {
    arrivalsFactor,
    hasMoved: moved.some((factor) => factor !== null && (factor > 1.3 || factor < 0.6)),
  };
}

/** More requests, longer outputs, longer prompts, or fewer cache hits; the largest first. Only with harm. */
export function demandOf(look: Look, model: ModelLook, isConfirming: boolean): Cause[] {
  const finished = model.ranks.reduce((sum, { now }) => sum + (now.finished ?? 0), 0);
  const least = (LEAST_REQUESTS * look.windowS) / look.fullWindowS;
  const ofLengths = finished >= least ? [outputsOf(model), promptsOf(model), hitsOf(model)] : [];
  const demands = [arrivalsOf(look, model), ...ofLengths].filter((demand) => demand !== null);
  // The look that confirms another need not see the harm yet: it begins a little after its cause.
  const isTold =
    isConfirming || model.ranks.some((rank) => isHarmed(look, rank, factorOf(model.outputTokens) ?? 1));
  const told = demands.filter(({ isPlain }) => isTold || isPlain);
  return told.sort((a, b) => b.weight - a.weight).map(({ cause }) => cause);
}

function evidenceOf(name: EvidenceName, figure: ModelFigure | null): Evidence[] {
  return figure === null ? [] : [{ name, now: figure.now, usual: figure.usual }];
}

function arrivalsOf({ windowS }: Look, { model, arrivals }: ModelLook): Demand | null {
  const factor = factorOf(arrivals);
  if (arrivals === null || factor === null || factor <= MORE_ARRIVALS) return null;
  if (zOfFigure(arrivals) <= UNUSUAL_ARRIVALS) return null;
  const [now, before] = [arrivals.now * windowS, arrivals.usual * windowS];
  if (now - before <= 4 * Math.sqrt(now)) return null;
  return {
    cause: { kind: 'arrivals', model, rank: null, size: factor, evidence: evidenceOf('arrivals', arrivals) },
    weight: Math.log(factor),
  };
}

function outputsOf({ model, outputTokens, outputMedian }: ModelLook): Demand | null {
  const factor = factorOf(outputTokens);
  if (outputTokens === null || factor === null || factor <= MORE_OUTPUT || zOfFigure(outputTokens) <= 3)
    return null;
  if ((factorOf(outputMedian) ?? 0) <= 1.25) return null;
  return {
    cause: {
      kind: 'long-outputs',
      model,
      rank: null,
      size: factor,
      evidence: evidenceOf('output-tokens', outputTokens),
    },
    weight: 0.9 * Math.log(factor),
    isPlain: factor > 2 && zOfFigure(outputTokens) > PLAIN && (factorOf(outputMedian) ?? 0) > 1.4,
  };
}

const isMoreComputed = ({ computedTokens }: ModelLook): number | null => {
  const factor = factorOf(computedTokens);
  return computedTokens !== null && factor !== null && factor > 1.5 && zOfFigure(computedTokens) > 3
    ? factor
    : null;
};

function promptsOf(look: ModelLook): Demand | null {
  const { model, promptTokens, computedTokens } = look;
  const factor = isMoreComputed(look);
  const longer = factorOf(promptTokens);
  if (factor === null || longer === null || longer <= 1.3) return null;
  return {
    cause: {
      kind: 'long-prompts',
      model,
      rank: null,
      size: longer,
      evidence: [
        ...evidenceOf('prompt-tokens', promptTokens),
        ...evidenceOf('computed-tokens', computedTokens),
      ],
    },
    weight: 0.8 * Math.log(factor),
    isPlain:
      longer > 1.6 &&
      [promptTokens, computedTokens].every((figure) => figure !== null && zOfFigure(figure) > PLAIN),
  };
}

function hitsOf(look: ModelLook): Demand | null {
  const { model, promptTokens, computedTokens, hitShare, noHitShare } = look;
  const factor = isMoreComputed(look);
  const longer = factorOf(promptTokens);
  const isSameLength = factor !== null && longer !== null && longer <= 1.3;
  const hasDropped =
    hitShare !== null &&
    noHitShare !== null &&
    hitShare.now < 0.6 * hitShare.usual &&
    hitShare.usual - hitShare.now > 0.12 &&
    noHitShare.now - noHitShare.usual > 0.1;
  if (!isSameLength && !hasDropped) return null;
  // The hit rate must have fallen, or fewer computed tokens have another reason.
  if (hitShare === null || hitShare.now >= hitShare.usual) return null;
  return {
    cause: {
      kind: 'hit-rate',
      model,
      rank: null,
      size: factorOf(hitShare) ?? 0,
      evidence: [...evidenceOf('hit-share', hitShare), ...evidenceOf('computed-tokens', computedTokens)],
    },
    weight: 0.8 * Math.log(factor ?? 1),
    isPlain: hitShare.usual > 0.15 && hitShare.now < 0.3 * hitShare.usual && (factor ?? 0) > 1.4,
  };
}

/**
 * True when requests of this rank take noticeably longer, or wait.
 * @param outputFactor how many times as long outputs are: a longer response takes longer, which is no harm
 */
function isHarmed(look: Look, own: RankLook, outputFactor: number): boolean {
  if (waitS(look, own) > 1) return true;
  const { now, baseline } = own;
  if (!baseline) return false;
  const worst = (name: 'itlS' | 'ttftS' | 'e2eS'): number => baseline.of[name]?.highest ?? Infinity;
  const itl = timesUsual(own, 'itlS');
  if (itl !== null && itl > 1.4 && (now.itlS ?? 0) > 1.1 * worst('itlS')) return true;
  const queue = timesUsual(own, 'queueS');
  if (queue !== null && queue > 3 && (now.queueS ?? 0) - (usual(own, 'queueS') ?? 0) > 0.2) return true;
  const ttft = timesUsual(own, 'ttftS');
  if (ttft !== null && ttft > 2.5 && (now.ttftS ?? 0) > 2.5 * worst('ttftS')) return true;
  const e2e = (timesUsual(own, 'e2eS') ?? 0) / Math.max(1, outputFactor);
  return e2e > 1.5 && (now.running ?? 0) >= 3 && (now.e2eS ?? 0) > 1.2 * worst('e2eS');
}

/** The most requests that held a handle at once, as far as it is known: at most as many as there are handles. */
export const mostRouted = (look: Look, rank: RankLook['rank']): number =>
  highestIn(rank.meters.routed, lastS(look, 2400));

/**
 * How many more sockets than usual wait for a handle: a request whose client has gone has no socket.
 * @returns null where the process does not export its open files
 */
export function waitingSockets({ now, baseline }: RankLook): number | null {
  const [usualFiles, usualRouted] = [baseline?.of.openFiles?.median, baseline?.of.routed?.median];
  const { openFiles, routed } = now;
  if (openFiles === null || routed === null || usualFiles === undefined || usualRouted === undefined)
    return null;
  return openFiles - routed - (usualFiles - usualRouted);
}

/** How long requests wait for a handle now, seconds, where all handles are taken; else 0. */
export function waitS(look: Look, own: RankLook): number {
  const { rank, now, baseline } = own;
  const top = mostRouted(look, rank);
  const least = lowestIn(rank.meters.routed, lastS(look, 60));
  if (!(least > 0.9 * top) || top < 4) return 0;
  const counted = (now.apiWaiting ?? 0) - (baseline?.of.apiWaiting?.median ?? 0);
  const queued = Math.min(counted, waitingSockets(own) ?? Infinity);
  const perS = (now.received ?? 0) / Math.max(1, now.spanS);
  return perS > 0 ? Math.max(0, queued) / perS : 0;
}

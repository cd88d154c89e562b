import { latencyChange, type LatencyChange } from '../change/latency-change';
import { FEWEST_REQUESTS } from '../change/has-moved';
import type { PartName } from '../change/parts';
import type { RankPair } from '../change/rank-parts';
import { bucketCounts, fastItlRange } from './bucket-math';
import type { Cause, CauseKind, Excess } from './cause';
import { clockOrLate } from './clock-causes';
import { trafficShiftOf } from './demand-causes';
import { growth } from './growth';
import { usual, type Look, type RankLook } from './look';
import { modelLook } from './model-look';
import { totalsOf } from './reading-totals';
import { leastGrowth } from './step-law';

/** The latency that a cause raises first. */
const RAISED: Readonly<Partial<Record<CauseKind, Excess['latency']>>> = {
  'api-late': 'itl',
  'engine-slow': 'itl',
  'decode-slow': 'itl',
  'prefill-slow': 'ttft',
  'hot-rank': 'itl',
  arrivals: 'itl',
  'long-outputs': 'itl',
  'long-prompts': 'ttft',
  'kv-full': 'ttft',
  'hit-rate': 'ttft',
};

const LEAST_OUTPUTS = 200;
/** A smaller excess is not worth a sentence. */
const LEAST_EXCESS = 0.15;
/** A share is known when the buckets leave it this much room. */
const MOST_ROOM = 0.3;
/** More than this without a phase: the requests of the first tokens are not those that finished. */
const MOST_REST = 0.2;

/** Parts that need the decode step, which comes from buckets. */
const STEP_PARTS: readonly PartName[] = ['large-batch', 'slow-steps', 'prefill-of-others'];
/** Parts that say nothing more than the latency itself. */
const PLAIN_PARTS: readonly PartName[] = ['decode', 'rest', 'routing'];

/** A cause with what the latency that it raises is made of, where that is known. */
export function withExcess(look: Look, cause: Cause): Cause {
  const excess = excessOf(look, cause);
  return excess === null ? cause : { ...cause, excess };
}

/**
 * What is above the usual latency of the ranks of a cause, split like the change between two periods.
 * @returns null where there is no excess, too few samples, or no share that is known
 */
export function excessOf({ ranks }: Look, { kind, model, rank }: Cause): Excess | null {
  const latency = RAISED[kind];
  if (latency === undefined) return null;
  const ofModel = ranks.filter((own) => own.model === model);
  const least = leastGrowth(trafficShiftOf(modelLook(model, ofModel)).hasMoved);
  const hit = ofModel.filter((own) => rank === null || own.rank.key === rank.key);
  const pairs = hit.map((own) => pairOf(own, least));
  return excessOfPairs(
    latency,
    pairs.filter((pair) => pair !== null),
  );
}

/** Two totals of a rank, and the least and the greatest step that its buckets allow now. */
export interface MeasuredPair extends RankPair {
  readonly steps: { readonly low: number; readonly high: number } | null;
}

/** A rank beside its usual readings; null where these are not known, or where two clocks make its times wrong. */
function pairOf(own: RankLook, least: number): MeasuredPair | null {
  const clock = clockOrLate(own);
  if (!own.baseline || clock?.kind === 'clock') return null;
  return {
    before: totalsOf((name) => usual(own, name)),
    now: totalsOf((name) => own.now[name]),
    growthPerRequest: Math.max(own.law?.perRequest ?? 0, least),
    lagS: clock?.size ?? 0,
    steps: stepsOf(own),
  };
}

/** The least and the greatest decode step of a rank in the window of a look. */
export function stepsOf({ rank, window, baseline }: RankLook): MeasuredPair['steps'] {
  const sumS = growth(rank, rank.meters.itlSum, window) ?? 0;
  return fastItlRange(bucketCounts(rank, 'itl', window), sumS, baseline?.usualStepS ?? null);
}

/**
 * The excess of the mean latency of ranks, where enough of it is known.
 * @param pairs what each of them is compared with as `before`
 */
export function excessOfPairs(latency: Excess['latency'], pairs: readonly MeasuredPair[]): Excess | null {
  const change = latencyChange(latency, pairs);
  if (change === null || !isEnough(latency, pairs)) return null;
  const total = change.now - change.before;
  if (!(total >= LEAST_EXCESS * change.before)) return null;
  const isKnown = latency === 'ttft' || areStepsKnown(pairs, total);
  const parts = sorted(isKnown ? change.parts : withoutSteps(change.parts));
  const rest = parts.find(({ name }) => name === 'rest')?.seconds ?? 0;
  const [largest] = parts;
  if (!largest || PLAIN_PARTS.includes(largest.name) || Math.abs(rest) > MOST_REST * total) return null;
  return { latency, now: change.now, usual: change.before, parts };
}

function isEnough(latency: Excess['latency'], pairs: readonly MeasuredPair[]): boolean {
  const countOf = (of: (pair: MeasuredPair) => number): number =>
    pairs.reduce((sum, pair) => sum + of(pair), 0);
  if (latency === 'itl') return countOf(({ now }) => now.outputs) >= LEAST_OUTPUTS;
  return countOf(({ now }) => Math.min(now.firstTokens, now.finished)) >= FEWEST_REQUESTS;
}

/** Whether each part has about the same share, wherever in their buckets the outputs lie. */
function areStepsKnown(pairs: readonly MeasuredPair[], total: number): boolean {
  const [low, high] = (['low', 'high'] as const).map((end) =>
    latencyChange(
      'itl',
      pairs.map((pair) => ({ ...pair, now: { ...pair.now, stepS: pair.steps?.[end] ?? null } })),
    ),
  );
  const secondsOf = (change: LatencyChange | null | undefined, name: PartName): number =>
    change?.parts.find((part) => part.name === name)?.seconds ?? 0;
  return STEP_PARTS.every(
    (name) => Math.abs(secondsOf(low, name) - secondsOf(high, name)) <= MOST_ROOM * total,
  );
}

/** The parts that need the step as one. */
function withoutSteps(parts: LatencyChange['parts']): Excess['parts'] {
  const isOfStep = ({ name }: { readonly name: PartName }): boolean =>
    name === 'decode' || STEP_PARTS.includes(name);
  const seconds = parts.filter(isOfStep).reduce((sum, part) => sum + part.seconds, 0);
  return [...parts.filter((part) => !isOfStep(part)), { name: 'decode', seconds }];
}

const sorted = (parts: Excess['parts']): Excess['parts'] =>
  parts.map(({ name, seconds }) => ({ name, seconds })).sort((a, b) => b.seconds - a.seconds);

import { latencyChange, type LatencyChange } from '../change/latency-change';
import { FEWEST_REQUESTS } from '../change/movement';
import type { PartName } from '../change/parts';
import type { RankPair } from '../change/rank-parts';
import type { RankTotals } from '../change/rank-totals';
import { bucketCounts, decodeStep, type DecodeStep } from './bucket-math';
import type { Cause, CauseKind, Excess } from './cause';
import { clockOrLate } from './clock-causes';
import { trafficShiftOf } from './demand-causes';
import { growth } from './growth';
import { usual, type Look, type RankLook } from './look';
import { modelLook } from './model-look';
import { totalsOf } from './reading-totals';
import { growthBetween, leastGrowth } from './step-law';

/** The latencies that a cause raises by itself. */
const RAISED: Readonly<Partial<Record<CauseKind, readonly Excess['latency'][]>>> = {
  'api-late': ['itl'],
  'engine-slow': ['itl'],
  'decode-slow': ['itl'],
  'prefill-slow': ['ttft'],
  'hot-rank': ['itl', 'ttft'],
  arrivals: ['itl', 'ttft'],
  'long-outputs': ['itl', 'ttft'],
  'long-prompts': ['ttft'],
  'kv-full': ['ttft'],
  'hit-rate': ['ttft'],
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
 * What is above the usual latency of the ranks of a cause, split like the change between two periods: of the latency that rose the most.
 * @returns null where there is no excess, too few samples, or no share that is known
 */
export function excessOf({ ranks }: Look, { kind, model, rank }: Cause): Excess | null {
  const latencies = RAISED[kind];
  if (latencies === undefined) return null;
  const ofModel = ranks.filter((own) => own.model === model);
  const least = leastGrowth(trafficShiftOf(modelLook(model, ofModel)).hasMoved);
  const hit = ofModel.filter((own) => rank === null || own.rank.key === rank.key);
  const pairs = hit.map((own) => pairOf(own, least)).filter((pair) => pair !== null);
  if (pairs.length < hit.length) return null;
  const found = latencies.map((latency) => excessOfPairs(latency, pairs)).filter((excess) => excess !== null);
  const riseOf = (excess: Excess): number => excess.now / excess.usual;
  return found.sort((a, b) => riseOf(b) - riseOf(a))[0] ?? null;
}

/** Two totals of a rank, and what its buckets say of the step now. */
export interface MeasuredPair extends RankPair {
  readonly step: DecodeStep | null;
}

/** A rank beside its usual readings; null where these are not known, or where two clocks make its times wrong. */
function pairOf(own: RankLook, least: number): MeasuredPair | null {
  const clock = clockOrLate(own);
  if (!own.baseline || clock?.kind === 'clock') return null;
  const before = totalsOf((name) => usual(own, name));
  return measuredBeside(own, before, { least, lagS: clock?.size ?? 0, usualStepS: own.baseline.usualStepS });
}

/** How a rank is measured: the least growth of its law, how late its API process is, and the step that is usual, seconds. */
export interface Measure {
  readonly least: number;
  readonly lagS: number;
  readonly usualStepS: number | null;
}

/** A rank in the window of a look, beside what it is compared with. */
export function measuredBeside(
  own: RankLook,
  before: RankTotals,
  { least, lagS, usualStepS }: Measure,
): MeasuredPair {
  const { rank, window, law } = own;
  const sumS = growth(rank, rank.meters.itlSum, window) ?? 0;
  const step = decodeStep(bucketCounts(rank, 'itl', window), sumS, usualStepS);
  const now = { ...totalsOf((name) => own.now[name]), stepS: step?.stepS ?? null };
  const withoutLag = { ...now, stepS: now.stepS === null ? null : now.stepS - lagS };
  const growthPerRequest = growthBetween(law, least, before, withoutLag);
  return { before, now, growthPerRequest, lagS, step };
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
  const unknown = latency === 'ttft' ? [] : unknownParts(pairs, change);
  const parts = sorted(joined(change.parts, unknown));
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

/** The parts whose share depends on where in their buckets the outputs lie. */
function unknownParts(pairs: readonly MeasuredPair[], change: LatencyChange): readonly PartName[] {
  const withSteps = (of: (step: DecodeStep) => number): LatencyChange | null =>
    latencyChange(
      'itl',
      pairs.map((pair) => ({ ...pair, now: { ...pair.now, stepS: pair.step && of(pair.step) } })),
    );
  const possible = [change, withSteps(({ lowS }) => lowS), withSteps(({ highS }) => highS)];
  return STEP_PARTS.filter((name) => {
    const seconds = possible.map((of) => of?.parts.find((part) => part.name === name)?.seconds ?? 0);
    return Math.max(...seconds) - Math.min(...seconds) > MOST_ROOM * (change.now - change.before);
  });
}

/** Parts of the decode time that are not known for themselves, as one. */
function joined(parts: LatencyChange['parts'], unknown: readonly PartName[]): Excess['parts'] {
  const isJoined = ({ name }: { readonly name: PartName }): boolean =>
    name === 'decode' || unknown.includes(name);
  const seconds = parts.filter(isJoined).reduce((sum, part) => sum + part.seconds, 0);
  const others: Excess['parts'] = parts.filter((part) => !isJoined(part));
  return seconds === 0 ? others : [...others, { name: 'decode', seconds }];
}

const sorted = (parts: Excess['parts']): Excess['parts'] =>
  parts.map(({ name, seconds }) => ({ name, seconds })).sort((a, b) => b.seconds - a.seconds);

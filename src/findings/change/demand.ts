import type { Cause, Evidence } from '../causes/cause';
import type { Period, Periods } from '../../lib/period';
import type { RankPair } from './rank-parts';
import type { RankTotals } from './rank-totals';

/** A figure in both periods; null where a period has no request. */
export type Figure = { readonly before: number; readonly now: number } | null;

/** The traffic of both periods. */
export interface Demand {
  /** Requests per second. */
  readonly arrivals: Figure;
  /** Tokens of each finished request. */
  readonly outputTokens: Figure;
  readonly promptTokens: Figure;
  /** Prompt tokens that were not in the prefix cache. */
  readonly computedTokens: Figure;
  /** Share of the prompt tokens that were in the prefix cache, 0 to 1. */
  readonly hitShare: Figure;
}

/**
 * The traffic of all ranks.
 * @param periods the parts of the periods that have samples
 */
export function demandOf(pairs: readonly RankPair[], periods: Periods): Demand {
  const sums = (of: (totals: RankTotals) => number): { readonly before: number; readonly now: number } => ({
    before: pairs.reduce((sum, { before }) => sum + of(before), 0),
    now: pairs.reduce((sum, { now }) => sum + of(now), 0),
  });
  const ratio = (part: NonNullable<Figure>, whole: NonNullable<Figure>): Figure =>
    whole.before > 0 && whole.now > 0
      ? { before: part.before / whole.before, now: part.now / whole.now }
      : null;
  const lengthS = ({ startS, endS }: Period): number => endS - startS;
  const finished = sums((totals) => totals.finished);
  const prompt = sums((totals) => totals.promptTokens);
  const cached = sums((totals) => totals.cachedTokens);
  return {
    arrivals: ratio(
      sums((totals) => totals.received),
      { before: lengthS(periods.before), now: lengthS(periods.now) },
    ),
    outputTokens: ratio(
      sums((totals) => totals.outputTokens),
      finished,
    ),
    promptTokens: ratio(prompt, finished),
    computedTokens: ratio({ before: prompt.before - cached.before, now: prompt.now - cached.now }, finished),
    hitShare: ratio(cached, prompt),
  };
}

interface Growth extends Pick<Cause, 'kind' | 'size' | 'evidence'> {
  /** How many times as much work the growth makes, before its weight. */
  readonly factor: number;
  /** How much of the work of a server grows with it. */
  readonly weight: number;
}

/** A smaller growth of the traffic does not explain anything. */
const LEAST_GROWTH = 1.1;

/**
 * The growth of the traffic that adds most to the work. It explains why requests wait, and why batches are larger, where nothing stands
 * out by itself.
 * @returns null where the traffic is as before
 */
export function largestDemand(model: string, demand: Demand): Cause | null {
  const { arrivals, outputTokens, promptTokens, computedTokens, hitShare } = demand;
  const longer = factorOf(promptTokens);
  const computed = factorOf(computedTokens);
  const isByLength = Math.log(longer) > 0.5 * Math.log(computed);
  const grown: Growth[] = [
    {
      kind: 'arrivals',
      factor: factorOf(arrivals),
      size: factorOf(arrivals),
      weight: 1,
      evidence: evidenceOf('arrivals', arrivals),
    },
    {
      kind: 'long-outputs',
      factor: factorOf(outputTokens),
      size: factorOf(outputTokens),
      weight: 0.9,
      evidence: evidenceOf('output-tokens', outputTokens),
    },
    isByLength
      ? {
          kind: 'long-prompts',
          factor: computed,
          size: longer,
          weight: 0.8,
          evidence: [
            ...evidenceOf('prompt-tokens', promptTokens),
            ...evidenceOf('computed-tokens', computedTokens),
          ],
        }
      : {
          kind: 'hit-rate',
          factor: computed,
          size: factorOf(hitShare),
          weight: 0.8,
          evidence: [...evidenceOf('hit-share', hitShare), ...evidenceOf('computed-tokens', computedTokens)],
        },
  ];
  const [largest] = grown
    .filter(({ factor }) => factor >= LEAST_GROWTH)
    .sort((a, b) => b.weight * Math.log(b.factor) - a.weight * Math.log(a.factor));
  if (!largest) return null;
  const { kind, size, evidence } = largest;
  return { kind, model, rank: null, size, evidence };
}

const factorOf = (figure: Figure): number =>
  figure !== null && figure.before > 0 ? figure.now / figure.before : 1;

const evidenceOf = (name: Evidence['name'], figure: Figure): Evidence[] =>
  figure === null ? [] : [{ name, now: figure.now, usual: figure.before }];

export type TrafficName = 'arrivals' | 'output-tokens' | 'prompt-tokens';

/** A figure of the traffic that differs between the periods. */
export interface TrafficChange extends NonNullable<Figure> {
  readonly name: TrafficName;
}

const CLEAR = {
  /** Times as many requests, with less chance than {@link RANDOM} allows. */
  arrivals: 1.3,
  /** Times as long; of many requests, as their lengths vary. */
  length: 1.5,
  requests: 100,
} as const;

/** A difference of two rates beyond so many standard errors is no chance: that of a rate is the rate over the root of its requests. */
const RANDOM = 4;

/**
 * What of the traffic clearly differs: it may be other than before although no latency is.
 * @param finished requests of each period
 */
export function trafficChanges(
  { arrivals, outputTokens, promptTokens }: Demand,
  finished: NonNullable<Figure>,
): TrafficChange[] {
  const { before, now } = finished;
  const error = (rate: number, requests: number): number => rate / Math.sqrt(Math.max(1, requests));
  const isBeyondChance =
    arrivals !== null &&
    Math.abs(arrivals.now - arrivals.before) >
      RANDOM * Math.hypot(error(arrivals.before, before), error(arrivals.now, now));
  const isMany = Math.min(before, now) >= CLEAR.requests;
  const changeOf = (name: TrafficName, figure: Figure, least: number): TrafficChange[] =>
    figure !== null && Math.abs(Math.log(factorOf(figure))) >= Math.log(least) ? [{ name, ...figure }] : [];
  return [
    ...(isBeyondChance ? changeOf('arrivals', arrivals, CLEAR.arrivals) : []),
    ...(isMany ? changeOf('output-tokens', outputTokens, CLEAR.length) : []),
    ...(isMany ? changeOf('prompt-tokens', promptTokens, CLEAR.length) : []),
  ];
}

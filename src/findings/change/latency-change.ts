import { PARTS, type PartName, type PartSeconds } from './parts';
import { decodeParts, itlParts, prefillParts, type RankPair } from './rank-parts';
import type { RankTotals } from './rank-totals';
import {
  NO_SHARE,
  weightedChange,
  type RankShare,
  type Weighted,
  type WeightedChange,
} from './weighted-change';

/** A latency whose change is split. `ttft` and `e2e` begin when a request arrives at the API server, `token` is the time per token. */
export const LATENCIES = ['ttft', 'e2e', 'token'] as const;
export type LatencyName = (typeof LATENCIES)[number];
/** `itl` is the time between two outputs as a client sees it, which findings split. */
export type SplitLatency = LatencyName | 'itl';

/** A part of the change, and what each rank adds to it, in the order of the ranks. Seconds. */
export interface ChangePart {
  readonly name: PartName;
  readonly seconds: number;
  readonly byRank: readonly number[];
}

/** The change of a mean latency. Seconds. */
export interface LatencyChange {
  readonly before: number;
  readonly now: number;
  /** They add up to `now - before`. Parts of 0 are left out. */
  readonly parts: readonly ChangePart[];
  /** The estimated wait in the API queue, which is in `before` and `now`; 0 where it is left out. */
  readonly wait: { readonly before: number; readonly now: number };
  /** True where the wait at the API server is unknown in a period, and left out. */
  readonly isWaitUnknown: boolean;
}

type Sums = (totals: RankTotals) => { readonly sum: number; readonly count: number };

const MEANS = {
  wait: ({ waitSumS, received }) => ({ sum: waitSumS ?? 0, count: received }),
  ttft: ({ ttftSumS, firstTokens }) => ({ sum: ttftSumS, count: firstTokens }),
  e2e: ({ e2eSumS, finished }) => ({ sum: e2eSumS, count: finished }),
  queue: ({ queueSumS, finished }) => ({ sum: queueSumS, count: finished }),
  prefill: ({ prefillSumS, finished }) => ({ sum: prefillSumS, count: finished }),
  decode: ({ decodeSumS, finished }) => ({ sum: decodeSumS, count: finished }),
  itl: ({ itlSumS, outputs }) => ({ sum: itlSumS, count: outputs }),
  token: ({ decodeSumS, outputTokens, finished }) => ({
    sum: decodeSumS,
    count: Math.max(0, outputTokens - finished),
  }),
} as const satisfies Readonly<Record<string, Sums>>;

type MeanName = keyof typeof MEANS;

/**
 * The change of a mean latency over ranks.
 * @returns null where a period has no request
 */
export function latencyChange(name: SplitLatency, ranks: readonly RankPair[]): LatencyChange | null {
  const isFromArrival = name === 'ttft' || name === 'e2e';
  const isWaitUnknown =
    isFromArrival && ranks.some(({ before, now }) => before.waitSumS === null || now.waitSumS === null);
  const changeOf = (mean: MeanName): WeightedChange =>
    weightedChange(ranks.map((rank) => weighted(rank, mean)));
  const total = changeOf(name);
  if (total.before === null || total.now === null) return null;
  const waited = !isFromArrival || isWaitUnknown ? null : changeOf('wait');
  const wait = waited?.before == null || waited.now === null ? null : waited;
  const [queue, prefill, decode] = [changeOf('queue'), changeOf('prefill'), changeOf('decode')];
  const byRank = ranks.map((rank, i): PartSeconds => {
    const of = (change: WeightedChange | null): RankShare => change?.shares[i] ?? NO_SHARE;
    const [own, ofWait] = [of(total), of(wait)];
    const known: PartSeconds = !isFromArrival
      ? times(name === 'itl' ? itlParts(rank) : tokenParts(rank), own.weight)
      : {
          queue: of(queue).own,
          ...times(prefillParts(rank), of(prefill).weight),
          ...(name === 'e2e' ? times(decodeParts(rank), of(decode).weight) : {}),
        };
    return {
      'api-wait': ofWait.own,
      ...known,
      rest: own.own - sumOf(known),
      routing: own.mix + ofWait.mix,
    };
  });
  const parts = PARTS.map((part): ChangePart => {
    const seconds = byRank.map((own) => own[part] ?? 0);
    return { name: part, seconds: seconds.reduce((sum, value) => sum + value, 0), byRank: seconds };
  });
  return {
    before: total.before + (wait?.before ?? 0),
    now: total.now + (wait?.now ?? 0),
    parts: parts.filter(({ byRank: seconds }) => seconds.some((value) => value !== 0)),
    wait: { before: wait?.before ?? 0, now: wait?.now ?? 0 },
    isWaitUnknown,
  };
}

const weighted = ({ before, now }: RankPair, mean: MeanName): Weighted => ({
  before: MEANS[mean](before),
  now: MEANS[mean](now),
});

/** The parts of the time per token: those of the decode time of one token. */
function tokenParts(rank: RankPair): PartSeconds {
  const one = (totals: RankTotals): RankTotals => {
    const tokens = totals.outputTokens - totals.finished;
    if (!(tokens > 0)) return totals;
    return { ...totals, finished: 1, outputTokens: 2, decodeSumS: totals.decodeSumS / tokens };
  };
  return decodeParts({ ...rank, before: one(rank.before), now: one(rank.now) });
}

const times = (parts: PartSeconds, factor: number): PartSeconds =>
  Object.fromEntries(Object.entries(parts).map(([name, seconds]) => [name, seconds * factor]));

const sumOf = (parts: PartSeconds): number => Object.values(parts).reduce((sum, seconds) => sum + seconds, 0);

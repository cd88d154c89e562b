import type { RankTotals } from '../change/rank-totals';
import { medianOf } from '../../lib/median';
import type { Excess } from './cause';
import { excessOfPairs, measuredBeside } from './excess';
import type { Look, RankLook } from './look';
import { totalsOf } from './reading-totals';
import { leastGrowth } from './step-law';

/** What the ITL of a rank is made of beyond that of the other ranks of its model. */
export interface PeerExcess {
  readonly rankKey: string;
  readonly excess: Excess;
}

/** A rank this much slower than the others is worth the arithmetic. */
const LEAST_FACTOR = 1.2;
/** Outputs that arrive later by more than this than at other ranks come from a late API process or from two clocks, and which is not known. */
const MOST_HOP_S = 0.004;

/** The ranks that are slower than the other ranks of their model, each with what its excess is made of where that is known. */
export function peerExcesses({ ranks }: Look): PeerExcess[] {
  const models = new Map<string, RankLook[]>();
  for (const own of ranks) {
    if (!((own.now.outputs ?? 0) > 0)) continue;
    models.set(own.model, [...(models.get(own.model) ?? []), own]);
  }
  return [...models.values()].flatMap((ofModel) => {
    const [itlS, hopS, stepS] = [
      middleOf(ofModel, ({ now }) => now.itlS),
      middleOf(ofModel, ({ now }) => now.hopS),
      middleOf(ofModel, ({ baseline }) => baseline?.usualStepS ?? null),
    ];
    if (ofModel.length < 2 || itlS === null || hopS === null || stepS === null) return [];
    return ofModel.flatMap((own) => {
      if (!((own.now.itlS ?? 0) >= LEAST_FACTOR * itlS)) return [];
      if (!(Math.abs((own.now.hopS ?? Infinity) - hopS) <= MOST_HOP_S)) return [];
      const others = together(ofModel.filter((other) => other !== own));
      const measure = { least: leastGrowth(false), lagS: 0, usualStepS: stepS };
      const excess = excessOfPairs('itl', [measuredBeside(own, others, measure)]);
      return excess === null ? [] : [{ rankKey: own.rank.key, excess }];
    });
  });
}

/** The median, the lower one of two: that of a rank and its only peer is the peer's where the rank is slower. */
function middleOf(ranks: readonly RankLook[], read: (own: RankLook) => number | null): number | null {
  const known = ranks
    .map(read)
    .filter((value) => value !== null)
    .sort((a, b) => a - b);
  return medianOf(known.length % 2 === 0 ? known.slice(0, -1) : known);
}

/** The ITL of several ranks: their outputs together, and the batch and the step that an output has in the mean. */
function together(ranks: readonly RankLook[]): RankTotals {
  const all = ranks.map(({ now }) => totalsOf((name) => now[name]));
  const sum = (of: (totals: RankTotals) => number): number =>
    all.reduce((total, totals) => total + of(totals), 0);
  const outputs = sum((totals) => totals.outputs);
  const meanOf = (read: (totals: RankTotals) => number | null): number | null =>
    all.some((totals) => read(totals) === null)
      ? null
      : sum((totals) => (read(totals) ?? 0) * totals.outputs) / outputs;
  return {
    ...totalsOf(() => null),
    outputs,
    itlSumS: sum(({ itlSumS }) => itlSumS),
    running: meanOf(({ running }) => running),
    stepS: meanOf(({ stepS }) => stepS),
  };
}

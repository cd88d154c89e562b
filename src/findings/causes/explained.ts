import type { Cause } from './cause';
import { usual, type Look, type RankLook } from './look';
import type { ReadingName } from './readings-type';

/** Latencies whose excess a cause can explain, with the count that weights them. */
const LATENCIES = {
  ttft: { mean: 'ttftS', count: 'firstTokens' },
  itl: { mean: 'itlS', count: 'outputs' },
  e2e: { mean: 'e2eS', count: 'finished' },
} as const satisfies Readonly<Record<string, { mean: ReadingName; count: ReadingName }>>;

export type LatencyId = keyof typeof LATENCIES;
export type ExplainedShares = Readonly<Record<LatencyId, number | null>>;

/**
 * How much of the seconds above the usual latency of a model is at the rank of a cause, 0 to 1. The ranks of a model differ in their
 * traffic, so each counts by its requests or outputs.
 * @returns null for a latency that is not above its usual value, and for a cause of all ranks, which explains all or nothing
 */
export function explainedShares({ ranks }: Look, { model, rank }: Cause): ExplainedShares {
  const own = ranks.filter((look) => look.model === model);
  const shareOf = (id: LatencyId): number | null => {
    if (rank === null) return null;
    const excess = (look: RankLook): number => excessS(look, id);
    const total = own.reduce((sum, look) => sum + excess(look), 0);
    const here = own
      .filter((look) => look.rank.key === rank.key)
      .reduce((sum, look) => sum + excess(look), 0);
    return total > 0 ? here / total : null;
  };
  return { ttft: shareOf('ttft'), itl: shareOf('itl'), e2e: shareOf('e2e') };
}

function excessS(look: RankLook, id: LatencyId): number {
  const { mean, count } = LATENCIES[id];
  const [now, before, weight] = [look.now[mean], usual(look, mean), look.now[count]];
  return now !== null && before !== null && weight !== null ? Math.max(0, now - before) * weight : 0;
}

import { rankKey, rankLabelsOf, type RankLabels } from '../../lib/rank-labels';
import { compareRanks, rankNames } from '../../lib/rank-names';
import type { GroupResult } from '../../session/group-result';
import { RANK_NONSENSE, RANK_RUNNING } from '../../session/page-groups';

/**
 * Names of the ranks whose queue and prefill times are impossible somewhere in the range, in their order.
 * @param watched the result of the watches
 * @param rankName gives `rank 3` in the language of the page
 */
export function leftOutRanks(
  { results }: Pick<GroupResult, 'results'>,
  rankName: (engine: string) => string,
): string[] {
  const ranksOf = (watch: number): RankLabels[] =>
    (results[watch]?.columns ?? []).map(({ labels }) => rankLabelsOf(labels));
  const out = new Set(ranksOf(RANK_NONSENSE).map(rankKey));
  if (out.size === 0) return [];
  const ranks = ranksOf(RANK_RUNNING).sort(compareRanks);
  const names = rankNames(ranks, rankName);
  return ranks.flatMap((rank, i) => (out.has(rankKey(rank)) ? [names[i] ?? rank.engine] : []));
}

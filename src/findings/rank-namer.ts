import type { Column } from '../lib/column';
import { rankKey, rankLabelsOf } from '../lib/rank-labels';
import { compareRanks, rankNames } from '../lib/rank-names';
import type { FindingInputs } from './finding';

/**
 * Gives each rank the shortest name that is unique.
 * @param columns a column for each rank, with its labels
 * @param rankName gives `rank 3` in the language of the page
 */
export function rankNamer(
  columns: readonly Column[],
  rankName: (engine: string) => string,
): FindingInputs['rankName'] {
  const ranks = columns.map(({ labels }) => rankLabelsOf(labels)).sort(compareRanks);
  const names = rankNames(ranks, rankName);
  const known = new Map(ranks.map((rank, i) => [rankKey(rank), names[i] ?? rank.engine]));
  return (labels) => {
    const rank = rankLabelsOf(labels);
    return known.get(rankKey(rank)) ?? rankName(rank.engine);
  };
}

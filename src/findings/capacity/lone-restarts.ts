import { LONE_RESTART, pointsIn, type Minutes } from './minutes';

/** Ranks that restart one after the other within this time are one round, as for new settings. */
export const ONE_ROUND_MINUTES = 30;

/**
 * Marks in `isReset` the restarts that are no round: another rank of the model did not restart in the half hour before or after. A
 * process that crashed starts again with the settings that the model has.
 * @param ranks all ranks of a model, with the same times; the only rank of a model has no lone restart
 */
export function markLoneRestarts(ranks: readonly Minutes[]): void {
  const lone: [Float64Array, number][] = [];
  for (const { isReset, stepS } of ranks) {
    const round = pointsIn(ONE_ROUND_MINUTES, stepS);
    for (const [i, reset] of isReset.entries()) {
      if (reset !== 1) continue;
      const isSteady = (other: Minutes): boolean => {
        const [from, to] = [Math.max(0, i - round), Math.min(isReset.length, i + round + 1)];
        return other.isReset.subarray(from, to).every((value) => value === 0) && (other.ranks[i] ?? 0) > 0;
      };
      if (ranks.some(isSteady)) lone.push([isReset, i]);
    }
  }
  for (const [isReset, i] of lone) isReset[i] = LONE_RESTART;
}

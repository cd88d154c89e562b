import { gridLength } from '../lib/frame';
import type { Scene } from './scene';
import { timeAt } from './spans';

/**
 * True for a rank that reports at the end of the scene and was away, or has restarted, since a moment. A rank that merely has a value
 * there may be away all the same: without a mark that a series has ended, Prometheus finds its last sample for five more minutes.
 * @param key of the rank
 * @param sinceS Unix seconds
 */
export function isBack({ grid, lives }: Pick<Scene, 'grid' | 'lives'>, key: string, sinceS: number): boolean {
  const life = lives.find((one) => one.key === key);
  if (!life || life.last < gridLength(grid) - 1) return false;
  return (
    life.restartsS.some((startS) => startS >= sinceS) ||
    life.absences.some(({ to }) => timeAt(grid, to) >= sinceS)
  );
}

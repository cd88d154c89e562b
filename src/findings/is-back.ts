import { gridLength } from '../lib/frame';
import type { RankPlace } from './causes/cause';
import { downTargets } from './rules/ranks-down';
import type { Scene } from './scene';
import { timeAt } from './spans';
import { targetKey } from './target-key';

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

/**
 * True for a rank whose target is down at the end of the scene, and that has not reported since a moment.
 * @param sinceS Unix seconds
 */
export function isStillDown(scene: Scene, { key, labels }: RankPlace, sinceS: number): boolean {
  if (!downTargets(scene).has(targetKey(labels))) return false;
  const life = scene.lives.find((one) => one.key === key);
  return !life || timeAt(scene.grid, life.last) <= sinceS;
}

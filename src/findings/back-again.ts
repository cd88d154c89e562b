import { gridLength } from '../lib/frame';
import type { RankPlace } from './causes/cause';
import { downTargets } from './rules/ranks-down';
import type { Scene } from './scene';
import { timeAt } from './spans';
import { targetKey } from './target-key';

/**
 * When a rank that was away, or has restarted, since a moment reported again, Unix seconds. Null for one that does not report at the end
 * of the scene, and for one that was there all the time: without a mark that a series has ended, Prometheus finds its last sample for five
 * more minutes.
 * @param key of the rank
 * @param sinceS Unix seconds
 */
export function backAtS(
  { grid, lives }: Pick<Scene, 'grid' | 'lives'>,
  key: string,
  sinceS: number,
): number | null {
  const life = lives.find((one) => one.key === key);
  if (!life || life.last < gridLength(grid) - 1) return null;
  const absence = life.absences.findLast(({ to }) => timeAt(grid, to) >= sinceS);
  if (absence) return timeAt(grid, absence.to + 1);
  return life.restartsS.findLast((startS) => startS >= sinceS) ?? null;
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

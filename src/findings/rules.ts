import type { Finding } from './finding';
import { apiQueueing } from './rules/api-queue';
import { failing } from './rules/failures';
import { halvedHitRate } from './rules/hit-rate';
import { leaks } from './rules/leak';
import { lostRequests } from './rules/lost-requests';
import { missedObjectives } from './rules/objective';
import { frozenGauges, fullCaches, idleRanks, nonsenseTimes, stalledRanks } from './rules/rank-conditions';
import { ranksAway, ranksDown } from './rules/ranks-down';
import { restarts } from './rules/restarts';
import { slowRanks, stragglerId } from './rules/straggler';
import type { Rule, Scene } from './scene';

const RULES: readonly Rule[] = [
  stalledRanks,
  ranksDown,
  ranksAway,
  failing,
  apiQueueing,
  missedObjectives,
  fullCaches,
  idleRanks,
  frozenGauges,
  halvedHitRate,
  nonsenseTimes,
  lostRequests,
  leaks,
];

/** What is worth a sentence, the heaviest first. Nothing where nothing is wrong. */
export function findingsOf(scene: Scene): Finding[] {
  const slow = slowRanks(scene);
  const isTold = (key: string, atS: number): boolean =>
    slow.some((finding) => finding.id === stragglerId(key) && finding.atS === atS);
  return [
    ...RULES.flatMap((rule) => rule(scene)),
    ...slow,
    ...restarts(scene, (life, atS) => isTold(life.key, atS)),
  ].sort((a, b) => b.weight - a.weight);
}

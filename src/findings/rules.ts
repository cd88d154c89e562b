import type { Finding } from './finding';
import { RULE_IDS, type RuleId } from './rule-ids';
import { apiQueueing } from './rules/api-queue';
import { failing } from './rules/failures';
import { halvedHitRate } from './rules/hit-rate';
import { leaks } from './rules/leak';
import { lostRequests } from './rules/lost-requests';
import { missedObjectives } from './rules/objective';
import { frozenGauges, fullCaches, idleRanks, nonsenseTimes, stalledRanks } from './rules/rank-conditions';
import { ranksAway, ranksDown } from './rules/ranks-down';
import { freshRestarts, restartLoops } from './rules/restarts';
import { sameServers } from './rules/same-server';
import { slowRanks } from './rules/straggler';
import { twoProcesses } from './rules/two-processes';
import type { Rule, Scene } from './scene';

const RULES: Readonly<Record<RuleId, Rule>> = {
  stalled: stalledRanks,
  'two-processes': twoProcesses,
  'same-server': sameServers,
  'ranks-down': ranksDown,
  away: ranksAway,
  failures: failing,
  'api-queue': apiQueueing,
  objective: missedObjectives,
  'kv-full': fullCaches,
  'idle-rank': idleRanks,
  frozen: frozenGauges,
  'hit-rate': halvedHitRate,
  nonsense: nonsenseTimes,
  'lost-requests': lostRequests,
  leak: leaks,
  straggler: slowRanks,
  'restart-loop': restartLoops,
  restarts: freshRestarts,
};

/** All findings, by descending weight; empty without problems. */
export function findingsOf(scene: Scene): Finding[] {
  const findings: Finding[] = [];
  for (const id of RULE_IDS) findings.push(...RULES[id](scene, findings));
  return findings.sort((a, b) => b.weight - a.weight);
}

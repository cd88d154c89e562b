import type { Finding } from './finding';
import type { RARE_RULES } from './rare-rules';
import { RULE_IDS, type RuleId } from './rule-ids';
import { apiQueueing } from './rules/api-queue';
import { failing } from './rules/failures';
import { halvedHitRate } from './rules/hit-rate';
import { leaks } from './rules/leak';
import { missingData } from './rules/missing-data';
import { lostRequests } from './rules/lost-requests';
import { missedObjectives } from './rules/objective';
import { ranksAway, ranksDown } from './rules/ranks-down';
import { replicas } from './rules/replicas';
import { freshRestarts, restartLoops } from './rules/restarts';
import { slowRanks } from './rules/straggler';
import type { WatchName } from '../panels/watches';
import type { Rule, Scene } from './scene';

export type RareRules = typeof RARE_RULES;

/** The watches of {@link RareRules}: none of these rules has a finding where they have no series. */
const RARE_WATCHES: readonly WatchName[] = [
  'rankStalled',
  'twoProcesses',
  'sameStart',
  'rankKvFull',
  'rankIdle',
  'rankFrozen',
  'rankNonsense',
];

/** True when a rare rule may have a finding. */
export const needsRareRules = ({ columns }: Scene): boolean =>
  RARE_WATCHES.some((watch) => columns[watch].length > 0);

const RULES: Readonly<Record<Exclude<RuleId, keyof RareRules>, Rule>> = {
  'missing-data': missingData,
  replicas,
  'ranks-down': ranksDown,
  away: ranksAway,
  failures: failing,
  'api-queue': apiQueueing,
  objective: missedObjectives,
  'hit-rate': halvedHitRate,
  'lost-requests': lostRequests,
  leak: leaks,
  straggler: slowRanks,
  'restart-loop': restartLoops,
  restarts: freshRestarts,
};

/** All findings, by descending weight; empty without problems. The findings of the rare rules are left out for null. */
export function findingsOf(scene: Scene, rare: RareRules | null): Finding[] {
  const findings: Finding[] = [];
  const rules: Readonly<Partial<Record<RuleId, Rule>>> = { ...RULES, ...rare };
  for (const id of RULE_IDS) findings.push(...(rules[id]?.(scene, findings) ?? []));
  return findings.sort((a, b) => b.weight - a.weight);
}

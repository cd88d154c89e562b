import { frozenGauges, fullCaches, idleRanks, nonsenseTimes, stalledRanks } from './rules/rank-conditions';
import { sameServers } from './rules/same-server';
import { twoProcesses } from './rules/two-processes';
import type { Rule } from './scene';

/**
 * Rules whose PromQL contains the condition. A page loads them when one of their watches has a series; most pages never
 * have one.
 */
export const RARE_RULES = {
  stalled: stalledRanks,
  'two-processes': twoProcesses,
  'same-server': sameServers,
  'kv-full': fullCaches,
  'idle-rank': idleRanks,
  frozen: frozenGauges,
  nonsense: nonsenseTimes,
} as const satisfies Readonly<Record<string, Rule>>;

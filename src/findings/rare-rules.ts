import { sameServers } from './rules/same-server';
import { twoProcesses } from './rules/two-processes';
import type { Rule } from './scene';

/** Rules about mistakes in a set-up. A page loads them when one of their watches has a result. */
export const RARE_RULES = {
  'two-processes': twoProcesses,
  'same-server': sameServers,
} as const satisfies Readonly<Record<string, Rule>>;

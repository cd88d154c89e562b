/** The id of every rule. Findings of the same weight are in this order. */
export const RULE_IDS = [
  'missing-data',
  'stalled',
  'two-processes',
  'same-server',
  'replicas',
  'ranks-down',
  'away',
  'failures',
  'api-queue',
  'objective',
  'kv-full',
  'idle-rank',
  'frozen',
  'hit-rate',
  'nonsense',
  'lost-requests',
  'leak',
  'straggler',
  'restart-loop',
  'restarts',
] as const;

export type RuleId = (typeof RULE_IDS)[number];

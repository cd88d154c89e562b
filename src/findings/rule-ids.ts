/** Every rule by its id. Of two findings of the same weight the one whose rule comes first here stands first. */
export const RULE_IDS = [
  'stalled',
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

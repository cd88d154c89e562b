import type { Cause, CauseKind } from '../../../src/findings/causes/cause';
import type { IncidentCase, IncidentKind } from './incident-case';

/** The kinds of cause that are right for an incident. */
const RIGHT: Readonly<Record<IncidentKind, readonly CauseKind[]>> = {
  burst: ['arrivals'],
  clock: ['clock'],
  decode: ['decode-slow', 'engine-slow'],
  error: ['failures'],
  handles: ['held-handles'],
  hangup: ['failures'],
  hit: ['hit-rate'],
  hot: ['hot-rank'],
  idle: ['no-traffic'],
  kv: ['kv-full'],
  'kv+load': ['kv-full', 'arrivals'],
  lag: ['api-late'],
  leak: ['leak'],
  onemodel: ['engine-slow', 'decode-slow'],
  outputs: ['long-outputs'],
  prefill: ['prefill-slow'],
  prompts: ['long-prompts'],
  reject: ['failures'],
  restart: ['restart'],
  scrape: ['lost-scrapes'],
  slow: ['engine-slow', 'decode-slow', 'prefill-slow'],
  spec: ['acceptance'],
  stall: ['stall'],
};

/** Kinds that hit one rank: naming the model instead is not enough where it has several. */
export function isRight({ kind, place, model, ranks }: IncidentCase, cause: Cause | null): boolean {
  if (cause === null || cause.model !== model) return false;
  if (!RIGHT[kind as IncidentKind].includes(cause.kind)) return false;
  const own = ranks.filter((rank) => rank.model === model);
  const instance = cause.rank?.labels['instance'] ?? null;
  // The only rank of a model is all of its ranks.
  if (own.length === 1) return true;
  return place === null ? instance === null || !ofOneRank(cause) : instance === place;
}

/** Kinds that are found rank by rank may name one of several that are hit; the model is then right too. */
const ofOneRank = ({ kind }: Cause): boolean => !['failures', 'kv-full'].includes(kind);

import type { Cause, CauseKind } from '../../../src/findings/causes/cause';
import type { PartName } from '../../../src/findings/change/parts';
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

/** The largest part of the latency that an incident raises, where one is known to be the largest. */
const LARGEST: Readonly<Partial<Record<IncidentKind, readonly PartName[]>>> = {
  burst: ['large-batch', 'queue', 'prefill-of-others'],
  decode: ['slow-steps'],
  hit: ['fewer-hits', 'queue'],
  hot: ['large-batch', 'queue', 'prefill-of-others'],
  kv: ['queue'],
  lag: ['api-lag'],
  onemodel: ['slow-steps'],
  outputs: ['large-batch'],
  prefill: ['slow-prefill', 'queue'],
  prompts: ['long-prompts', 'queue'],
  slow: ['slow-steps', 'prefill-of-others', 'slow-prefill'],
};

/** Whether the largest part that a cause names is right; null where it names none, or where none is known to be the largest. */
export function isPartRight({ kind }: IncidentCase, cause: Cause | null): boolean | null {
  const right = LARGEST[kind as IncidentKind];
  const largest = cause?.excess?.parts[0];
  return right === undefined || largest === undefined ? null : right.includes(largest.name);
}

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

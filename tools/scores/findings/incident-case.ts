import type { Amounts } from '../../simulator/incident';

/** Incidents by the cause that a reader of the metrics should name. */
export const INCIDENT_KINDS = [
  'burst',
  'clock',
  'decode',
  'error',
  'handles',
  'hangup',
  'hit',
  'hot',
  'idle',
  'kv',
  'kv+load',
  'lag',
  'leak',
  'onemodel',
  'outputs',
  'prefill',
  'prompts',
  'reject',
  'restart',
  'scrape',
  'slow',
  'spec',
  'stall',
] as const;

/** Times in which nothing is wrong, though something changes. */
export const QUIET_KINDS = [
  'steady',
  'bursty',
  'day',
  'night-batch',
  'long-request',
  'rank-added',
  'planned-restart',
  'wandering-lengths',
] as const;

/**
 * Of the traffic of a model: `burst` (more requests), `outputs`, `prompts` (longer ones), `hit` (fewer prefix hits). Of routing: `hot`
 * (a rank gets more than its share), `idle` (it gets nothing). Of the engine: `decode`, `prefill`, `slow` (steps take longer),
 * `onemodel` (all steps of all ranks of one of two models), `kv` (a small KV cache), `kv+load` (the same with more requests), `spec`
 * (fewer drafts are accepted), `stall`. Of the API process: `lag`, `clock` (its clock and the engine's differ), `handles` (held by
 * requests that the engine does not know), `leak`, `hangup` and `error` (fail after the first token), `reject` (before it). Of the
 * process: `restart`, `scrape` (scrapes fail).
 */
export type IncidentKind = (typeof INCIDENT_KINDS)[number];
export type QuietKind = (typeof QUIET_KINDS)[number];
export type CaseKind = IncidentKind | QuietKind;

/** `b` differs from `a` in its physics: padded batches, twice the noise, some prompts four times as long, clients that wait. */
export type World = 'a' | 'b';

export interface CaseRank {
  /** Label `instance`, unique over all cases. */
  readonly instance: string;
  readonly model: string;
  /** Label `engine`. */
  readonly engine: string;
}

/** A recorded stretch of 68 minutes of one deployment, with what is true of it. */
export interface IncidentCase {
  /** `burst-3`: the kind and the number within it. */
  readonly id: string;
  readonly kind: CaseKind;
  /** True when nothing is wrong, so that the page should show no cause at any time. */
  readonly isQuiet: boolean;
  /** Label `job` of all its series: the id. */
  readonly job: string;
  /** Of all ranks, those of another model included. */
  readonly instances: readonly string[];
  readonly ranks: readonly CaseRank[];
  /** The rank that is hit; null for all ranks of the model and for quiet cases. A rank may be the only one of its model. */
  readonly place: string | null;
  /** The model that is hit; of a quiet case the one that changes. */
  readonly model: string;
  /** The incident, Unix seconds; of a quiet case the time in which something changes. `restart` is over earlier. */
  readonly startS: number;
  readonly endS: number;
  /** How much goes wrong: one amount, or none. */
  readonly size: Amounts;
  /** Load before the incident as a share of the capacity of the model, 0..1, estimated. */
  readonly load: number;
}

/** Kinds that change the requests that come for a whole model, whatever rank they name. */
export const trafficKinds = ['idle', 'overload', 'long-outputs', 'long-prompts', 'cache-miss'] as const;
export type TrafficKind = (typeof trafficKinds)[number];

/** Kinds that change the ranks they name. */
export const rankKinds = [
  'stall',
  'slow',
  'decode-slow',
  'prefill-slow',
  'restart',
  'metrics-off',
  'lost-scrapes',
  'unscheduled',
  'api-lag',
  'api-busy',
  'clock-skew',
  'hot',
  'no-traffic',
  'held-handles',
  'leak',
  'hang-ups',
  'errors',
  'rejects',
  'kv-small',
  'accept-less',
] as const;
export type RankKind = (typeof rankKinds)[number];

export const incidentKinds = [...trafficKinds, ...rankKinds] as const;
export type IncidentKind = TrafficKind | RankKind;

/** How much goes wrong; a kind reads at most one of them. */
export interface Amounts {
  /** Above 0; default 3. */
  readonly factor?: number | undefined;
  /** Above 0, at most 1; default 0.3. */
  readonly share?: number | undefined;
  /** Seconds; below 0 only for `clock-skew`; default 0.05. */
  readonly lagS?: number | undefined;
  /** Default 8. */
  readonly handles?: number | undefined;
}

/**
 * Something that goes wrong for a while.
 *
 * The traffic of a model: `idle`: no requests come; `overload`: `factor` times as many come; both leave the clients of closed loops as
 * they are. `long-outputs` and `long-prompts`: lengths are `factor` times as large; `cache-miss`: the chance of a known prefix is
 * divided by `factor`.
 *
 * Routing: `hot`: the rank gets `factor` times an even share of the requests; `no-traffic`: it gets none.
 *
 * The engine: `stall`: no step ends; `slow`, `decode-slow`, `prefill-slow`: all steps, or those of one kind, take `factor` times as
 * long; `kv-small`: the KV cache has `factor` times fewer blocks; `accept-less`: the chance that drafts are accepted is divided by
 * `factor`; `unscheduled`: no time of scheduling is recorded, as on a decode node of a disaggregated pair.
 *
 * The API process: `api-lag`: it hands out each output `lagS` late; `api-busy`: it uses a whole core; `clock-skew`: the clock of the
 * engine is `lagS` behind that of the API process; `held-handles`: `handles` handles belong to requests that the engine does not know;
 * `leak`: for this `share` of the requests one more client hangs up before it gets a handle, and stays counted as waiting; `hang-ups`
 * and `errors`: this `share` of the requests fails after the first token; `rejects`: it fails before.
 *
 * Process and scrapes: `restart`: the process is down, then starts from zero; `metrics-off`: /metrics responds with 404;
 * `lost-scrapes`: this `share` of the scrapes fails.
 */
export interface Incident extends Amounts {
  readonly kind: IncidentKind;
  /** Index over all ranks of the fleet. Kinds of traffic hit the whole model of that rank: its ranks share their arrivals. */
  readonly rank: number | 'all';
  /** Name of the model that `rank: 'all'` is limited to; default: all models. */
  readonly model?: string | undefined;
  readonly startMs: number;
  readonly durationS: number;
}

type AmountName = keyof Amounts;

const amountNames: Readonly<Partial<Record<IncidentKind, AmountName>>> = {
  overload: 'factor',
  'long-outputs': 'factor',
  'long-prompts': 'factor',
  'cache-miss': 'factor',
  slow: 'factor',
  'decode-slow': 'factor',
  'prefill-slow': 'factor',
  hot: 'factor',
  'kv-small': 'factor',
  'accept-less': 'factor',
  'api-lag': 'lagS',
  'clock-skew': 'lagS',
  'held-handles': 'handles',
  leak: 'share',
  'hang-ups': 'share',
  errors: 'share',
  rejects: 'share',
  'lost-scrapes': 'share',
};

const defaults: Readonly<Record<AmountName, number>> = { factor: 3, share: 0.3, lagS: 0.05, handles: 8 };

/** The amount that a kind reads; null when it reads none. */
export function amountNameOf(kind: IncidentKind): AmountName | null {
  return amountNames[kind] ?? null;
}

/**
 * The amount of an incident in the unit of its kind; 1 for a kind without an amount.
 * @throws Error with one sentence when an amount is out of range
 */
export function amountOf(incident: Amounts & { readonly kind: IncidentKind }): number {
  const { kind, factor, share, handles, lagS } = incident;
  if (factor !== undefined && !(factor > 0))
    throw new Error(`The factor of an incident must be above 0, not ${factor}.`);
  if (share !== undefined && !(share > 0 && share <= 1))
    throw new Error(`The share of an incident must be above 0 and at most 1, not ${share}.`);
  if (handles !== undefined && !(Number.isInteger(handles) && handles > 0))
    throw new Error(`The handles of an incident must be a whole number above 0, not ${handles}.`);
  if (lagS !== undefined && !(Number.isFinite(lagS) && (lagS > 0 || kind === 'clock-skew')))
    throw new Error(`The lag of an incident must be above 0 seconds, not ${lagS}.`);
  const name = amountNameOf(kind);
  return name === null ? 1 : (incident[name] ?? defaults[name]);
}

export function isTrafficKind(kind: IncidentKind): kind is TrafficKind {
  return trafficKinds.some((known) => known === kind);
}

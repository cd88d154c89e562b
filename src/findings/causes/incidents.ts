import { causeKey, type Cause } from './cause';
import { diagnose } from './diagnose';
import { windowOf } from './look';
import { overAtS } from './process-causes';
import type { CauseRecord } from './record';
import { isSameCause, toldCauses } from './told';
import { hasTrait } from './traits';

/** A kind that an incident had, at a place: as of the last look that found it, and as of the one at which it was worst. */
interface LookedKind {
  readonly cause: Cause;
  readonly worst: Cause;
  readonly looks: number;
  /** Time of the last look that found it, Unix seconds. */
  readonly atS: number;
}

/** A cause, and when it held. */
export interface Incident {
  /** Of the kinds that it had over its looks, the one it had for most of them, the later of two; as of the last of those. */
  readonly cause: Cause;
  /** The same kind, at the place that it had for most of those looks, as of the look at which it was worst there. */
  readonly worst: Cause;
  readonly kinds: readonly LookedKind[];
  /** Unix seconds. */
  readonly startS: number;
  readonly endS: number;
  /** The longest window of its looks, seconds: the times of its ends are not known better. */
  readonly windowS: number;
  /** Looks at which it stood first. */
  readonly firstLooks: number;
}

/** What a series of looks found. */
export interface IncidentLog {
  /** Time of the first look; null before it. What it found began earlier. */
  readonly firstS: number | null;
  /** Of the last look, Unix seconds; null before the first. */
  readonly atS: number | null;
  /** In the order in which they began. */
  readonly incidents: readonly Incident[];
  /** What the last look shows, the cause before its effects. */
  readonly shown: readonly Cause[];
  /** What the last look found by itself. */
  readonly found: readonly Cause[];
  /** What happened before the first look, as far as it is known: it stays out of baselines too. */
  readonly earlier: readonly Incident[];
}

export const NO_INCIDENTS: IncidentLog = {
  firstS: null,
  atS: null,
  incidents: [],
  shown: [],
  found: [],
  earlier: [],
};

/** Looks are this far apart. */
export const LOOK_EVERY_S = 60;
/** A gap up to this length does not end an incident. */
const BRIDGE_S = 180;

/** The log with one more look. Minutes in which a cause held stay out of the baseline of later ones. */
export function withLook(log: IncidentLog, record: CauseRecord, atS: number): IncidentLog {
  const isExcluded = (startS: number, endS: number): boolean =>
    [...log.earlier, ...log.incidents].some(
      ({ cause, ...held }) => cause.kind !== 'leak' && held.startS < endS && held.endS > startS,
    );
  const found = diagnose(record, atS, isExcluded).map(withoutRecord);
  const before = log.atS === null ? [] : [...log.found, ...diagnose(record, log.atS, isExcluded, true)];
  const shown = toldCauses(found, before, log.shown);
  let incidents = withEnds(log, record, shown, atS);
  const windowS = windowOf(record);
  for (const [i, cause] of shown.entries())
    incidents = withCause(incidents, cause, { atS, windowS, isFirst: i === 0 });
  return { firstS: log.firstS ?? atS, atS, incidents, shown, found, earlier: log.earlier };
}

/** The incidents with the ends of those that the look before showed last, where the record has them: they lie between two looks. */
function withEnds(
  log: IncidentLog,
  record: CauseRecord,
  shown: readonly Cause[],
  atS: number,
): readonly Incident[] {
  return log.incidents.map((incident) => {
    const { cause, endS } = incident;
    const isIn = (causes: readonly Cause[]): boolean => causes.some((other) => isSameCause(other, cause));
    // The end that a look found may be its own time.
    if (endS !== log.atS || !isIn(log.shown) || isIn(shown)) return incident;
    return { ...incident, endS: Math.min(atS, overAtS(record, cause, endS) ?? endS) };
  });
}

/** What happened in a span: looks at every minute of it. */
export function incidentsIn(record: CauseRecord, fromS: number, toS: number): IncidentLog {
  let log = NO_INCIDENTS;
  for (let atS = fromS; atS <= toS; atS += LOOK_EVERY_S) log = withLook(log, record, atS);
  return log;
}

/**
 * The incidents of two series of looks as one list, by their beginning. What both saw, one after the other or at once, is one
 * incident.
 * @param stepS time between two looks of the rarer series
 */
export function joinedIncidents(
  first: readonly Incident[],
  second: readonly Incident[],
  stepS: number,
): Incident[] {
  const result: Incident[] = [];
  for (const incident of [...first, ...second].sort((a, b) => a.startS - b.startS)) {
    const i = result.findLastIndex(
      (other) =>
        isSameCause(other.cause, incident.cause) && incident.startS - other.endS <= Math.max(BRIDGE_S, stepS),
    );
    const known = result[i];
    if (known) result[i] = joined(known, incident);
    else result.push(incident);
  }
  return result;
}

function joined(earlier: Incident, later: Incident): Incident {
  const kinds = later.kinds.reduce<readonly LookedKind[]>(withKind, earlier.kinds);
  return {
    ...mostSeen(kinds, later),
    kinds,
    startS: Math.min(earlier.startS, later.startS),
    endS: Math.max(earlier.endS, later.endS),
    windowS: Math.max(earlier.windowS, later.windowS),
    firstLooks: earlier.firstLooks + later.firstLooks,
  };
}

/**
 * The kind of most looks; of two, the later one: a rank that restarts is away first. It was worst at the place of most of those:
 * ranks that were slow together recover one after the other.
 */
function mostSeen(
  kinds: readonly LookedKind[],
  otherwise: Pick<LookedKind, 'cause' | 'worst'>,
): Pick<LookedKind, 'cause' | 'worst'> {
  const looksOf = new Map<string, number>();
  for (const { cause, looks } of kinds) looksOf.set(cause.kind, (looksOf.get(cause.kind) ?? 0) + looks);
  const most = Math.max(0, ...looksOf.values());
  const kind = [...looksOf].findLast(([, looks]) => looks === most)?.[0];
  const [first, ...others] = kinds.filter(({ cause }) => cause.kind === kind);
  if (!first) return otherwise;
  const last = others.reduce((a, b) => (b.atS >= a.atS ? b : a), first);
  const usual = others.reduce((a, b) => (b.looks >= a.looks ? b : a), first);
  return { cause: last.cause, worst: usual.worst };
}

/** A log outlives the samples that it comes from. */
const withoutRecord = ({ rank, ...cause }: Cause): Cause => ({
  ...cause,
  rank: rank && { key: rank.key, labels: rank.labels },
});

function withCause(
  incidents: readonly Incident[],
  cause: Cause,
  { atS, windowS, isFirst }: { readonly atS: number; readonly windowS: number; readonly isFirst: boolean },
): Incident[] {
  const i = incidents.findLastIndex(
    (incident) => isSameCause(incident.cause, cause) && atS - incident.endS <= BRIDGE_S,
  );
  const known = incidents[i];
  const looked = { cause, worst: cause, looks: 1, atS };
  const kinds = withKind(known?.kinds ?? [], looked);
  const next: Incident = {
    ...mostSeen(kinds, looked),
    kinds,
    startS: known?.startS ?? cause.sinceS ?? atS - LOOK_EVERY_S,
    endS: atS,
    windowS: Math.max(known?.windowS ?? 0, windowS),
    firstLooks: (known?.firstLooks ?? 0) + (isFirst ? 1 : 0),
  };
  return known ? incidents.map((incident) => (incident === known ? next : incident)) : [...incidents, next];
}

/** The kinds with those of later looks. */
function withKind(kinds: readonly LookedKind[], later: LookedKind): readonly LookedKind[] {
  const known = kinds.find((other) => causeKey(other.cause) === causeKey(later.cause));
  if (!known) return [...kinds, later];
  const next = {
    cause: later.cause,
    worst: worseOf(known.worst, later.worst),
    looks: known.looks + later.looks,
    atS: Math.max(known.atS, later.atS),
  };
  return kinds.map((other) => (other === known ? next : other));
}

/** Of two looks at a cause the worse one, with the latency that it raised the most. */
function worseOf(a: Cause, b: Cause): Cause {
  const [sizeOfA, sizeOfB] = [Math.abs(a.size), Math.abs(b.size)];
  const worse = (hasTrait(b, 'falling') ? sizeOfB <= sizeOfA : sizeOfB >= sizeOfA) ? b : a;
  const excesses = [a, b].flatMap(({ excess }) => excess ?? []);
  const [excess] = excesses.sort((x, y) => y.now / y.usual - x.now / x.usual);
  return excess === undefined ? worse : { ...worse, excess };
}

import type { Cause } from './cause';
import { diagnose } from './diagnose';
import type { CauseRecord } from './record';
import { isSameCause, toldCauses } from './told';

/** A cause, and when it held. */
export interface Incident {
  /** As of its last look. */
  readonly cause: Cause;
  /** Unix seconds. */
  readonly startS: number;
  readonly endS: number;
  /** Looks at which it stood first. */
  readonly firstLooks: number;
}

const LOOK_EVERY_S = 60;
/** A gap up to this length does not end an incident. */
const BRIDGE_S = 180;

/**
 * What happened in a span, in the order of time: looks at every minute of it. Minutes in which a cause held stay out of the
 * baseline of later ones.
 */
export function incidentsIn(record: CauseRecord, fromS: number, toS: number): Incident[] {
  const incidents: Incident[] = [];
  const isExcluded = (startS: number, endS: number): boolean =>
    incidents.some(({ cause, ...held }) => cause.kind !== 'leak' && held.startS < endS && held.endS > startS);
  let before: readonly Cause[] = [];
  let shown: readonly Cause[] = [];
  for (let atS = fromS; atS <= toS; atS += LOOK_EVERY_S) {
    const now = diagnose(record, atS, isExcluded);
    shown = toldCauses(now, before, shown);
    before = now;
    for (const [i, cause] of shown.entries()) addLook(incidents, cause, atS, i === 0);
  }
  return incidents;
}

function addLook(incidents: Incident[], cause: Cause, atS: number, isFirst: boolean): void {
  const i = incidents.findLastIndex(
    (incident) => isSameCause(incident.cause, cause) && atS - incident.endS <= BRIDGE_S,
  );
  const known = incidents[i];
  const firstLooks = (known?.firstLooks ?? 0) + (isFirst ? 1 : 0);
  if (known) incidents[i] = { cause, startS: known.startS, endS: atS, firstLooks };
  else incidents.push({ cause, startS: atS - LOOK_EVERY_S, endS: atS, firstLooks });
}

import type { Finding } from '../finding';
import { causeFinding, type CauseFinding, type CauseInputs } from './cause-finding';
import type { ExplainedShares } from './explained';
import { incidentGroups } from './incident-groups';
import type { Incident, IncidentLog } from './incidents';
import type { PeerExcess } from './peer-excess';
import { isSameCause } from './told';
import { withCauses } from './with-causes';

/** What the looks for causes found. */
export interface FoundCauses {
  readonly log: IncidentLog;
  /** How much of the excess each shown cause explains. */
  readonly explained: readonly ExplainedShares[];
  /** The ranks that are slower than others now, with what that is made of. */
  readonly peers: readonly PeerExcess[];
}

/**
 * All findings, with the causes that the looks found first. It loads on demand: most pages have no incident.
 * @param findings of the rules
 */
export function findingsWithCauses(
  findings: readonly Finding[],
  { log, explained, peers }: FoundCauses,
  inputs: CauseInputs,
): Finding[] {
  const findingOf = (incident: Incident): CauseFinding => {
    if (isStillDown(incident, log, inputs)) {
      const held = { ...incident, endS: log.atS ?? incident.endS };
      return causeFinding(held, { isNow: true }, 0, null, inputs);
    }
    const index = log.shown.findIndex((cause) => isSameCause(cause, incident.cause));
    const { cause, startS, endS } = incident;
    const isAway = cause.kind === 'not-reporting' && index >= 0 && endS === log.atS;
    const backS = isAway && cause.rank !== null ? inputs.backAtS(cause.rank.key, startS) : null;
    if (backS !== null) {
      const over = { ...incident, endS: Math.max(endS, backS) };
      return causeFinding(over, { isNow: false }, index, explained[index] ?? null, inputs);
    }
    const isNow = index >= 0 && endS === log.atS;
    const isLacked = isNow && !log.found.some((found) => isSameCause(found, cause));
    const held = { isNow, lackedAtS: isLacked ? log.atS : null };
    return causeFinding(incident, held, Math.max(0, index), explained[index] ?? null, inputs);
  };
  const causes = incidentGroups(log.incidents).flatMap(({ main, effects }): CauseFinding[] => {
    const [first, others] = [findingOf(main), effects.map(findingOf)];
    // An effect that outlives its cause is what holds now.
    if (!first.isNow && others.some(({ isNow }) => isNow)) return [first, ...others];
    return [{ ...first, effects: others }];
  });
  return withCauses(findings, causes, inputs.language, peers);
}

/**
 * True for an incident of a rank that is still down although no look finds it any more: they read the last hour, and its last sample is
 * older. An outage before it was over when the rank went down again.
 */
function isStillDown(incident: Incident, { incidents, atS }: IncidentLog, inputs: CauseInputs): boolean {
  const { cause, endS } = incident;
  if (cause.kind !== 'not-reporting' || cause.rank === null || endS === atS) return false;
  const isNewest = incidents.findLast((other) => isSameCause(other.cause, cause)) === incident;
  return isNewest && inputs.isStillDown(cause.rank, endS);
}

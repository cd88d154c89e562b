import type { Incident } from './incidents';
import { hasTrait } from './traits';

/** An incident, and what followed from it. */
export interface IncidentGroup {
  readonly main: Incident;
  readonly effects: readonly Incident[];
}

/** What begins this much later than another incident, while that holds or shortly after it, is its effect or its backlog. */
const LATER_S = 60;
const SHORTLY_S = 180;

/** Incidents that begin within this time began together, as far as looks can tell. */
const TOGETHER_S = 120;

/**
 * Tells incidents apart: those of a model that begin while another one holds, and can follow from it, belong to it. Two that begin together stay two:
 * which of them is the cause is not known.
 */
export function incidentGroups(incidents: readonly Incident[]): IncidentGroup[] {
  const groups: { main: Incident; effects: Incident[] }[] = [];
  const sorted = [...incidents].sort((a, b) => a.startS - b.startS);
  for (const incident of sorted) {
    const group = groups.find(({ main, effects }) => isEffect(incident, main, effects));
    if (group) group.effects.push(incident);
    else groups.push({ main: incident, effects: [] });
  }
  return groups.map(({ main, effects }) => withMain([main, ...effects]));
}

/** The cause is what stood first for most looks, of those that began first: looks need not see all of them at once. */
function withMain(incidents: readonly Incident[]): IncidentGroup {
  const [earliest] = incidents;
  if (!earliest) throw new Error('a group has an incident');
  const main = incidents
    .filter(({ startS }) => startS <= earliest.startS + TOGETHER_S)
    .reduce((a, b) => (b.firstLooks > a.firstLooks ? b : a));
  return { main, effects: incidents.filter((incident) => incident !== main) };
}

function isEffect(incident: Incident, main: Incident, effects: readonly Incident[]): boolean {
  if (incident.cause.model !== main.cause.model) return false;
  if (!hasTrait(incident.cause, 'following') || hasTrait(main.cause, 'alone')) return false;
  const endS = Math.max(main.endS, ...effects.map((effect) => effect.endS));
  return incident.startS >= main.startS + LATER_S && incident.startS <= endS + SHORTLY_S;
}

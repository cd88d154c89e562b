import { joinedIncidents, type Incident } from '../findings/causes/incidents';
import { windowOf } from '../findings/causes/look';
import { isSameCause } from '../findings/causes/told';
import { QueryError } from '../queries/http/errors';
import { lookBack, spanSteps, type CauseQuery, type Known, type LoadMatrix, type Pause } from './look-back';

/** At most this many spans are looked at again: those that ended last. */
const MOST = 3;

/** Incidents are looked at again with this much time before and after them, or with one of their windows, seconds. */
const AROUND_S = 600;

/** Closer looks must know times this much better than those before: those of a long incident do not. */
const WORTH = 0.5;

/** Incidents that are looked at again together. */
interface Group {
  readonly incidents: readonly Incident[];
  readonly span: CauseQuery;
}

/**
 * Incidents of looks whose samples are minutes apart, with the times and sizes of closer samples: the newest of them are looked at
 * again, each span with one query. What closer looks do not find stays as it is.
 * @param query the range of the page, up to the end of the looks that found them
 * @param sinceS where those looks begin, Unix seconds
 * @param day as known of the day, if it is
 * @throws QueryError when the look is withdrawn; not when a query fails
 */
export async function lookCloser(
  incidents: readonly Incident[],
  query: CauseQuery,
  sinceS: number,
  load: LoadMatrix,
  pause: Pause,
  day?: Known['day'],
): Promise<readonly Incident[]> {
  const shown = incidents.filter(
    ({ cause, startS, endS }) => cause.kind !== 'leak' && endS >= query.startS && startS <= query.endS,
  );
  let known = incidents;
  for (const group of groupsOf(shown, { ...query, startS: sinceS }).slice(0, MOST)) {
    const earlier = known.filter((incident) => !group.incidents.includes(incident));
    try {
      const { log } = await lookBack(group.span, load, pause, () => ({ earlier, day }));
      known = [...earlier, ...closerOf(group.incidents, log.incidents)];
    } catch (error) {
      if (!(error instanceof QueryError) || error.kind === 'aborted') throw error;
    }
  }
  return [...known].sort((a, b) => a.startS - b.startS);
}

/** Those at about the same time are looked at together, the last to end first. Those for which it is not worth it are left out. */
function groupsOf(incidents: readonly Incident[], query: CauseQuery): readonly Group[] {
  const groups: Group[] = [];
  for (const incident of [...incidents].sort((a, b) => b.endS - a.endS)) {
    const span = spanOf(incident, query);
    if (!isWorth(span, [incident])) continue;
    const i = groups.findIndex((group) => {
      const isApart = span.startS > group.span.endS || span.endS < group.span.startS;
      return !isApart && isWorth(both(group.span, span), [...group.incidents, incident]);
    });
    const known = groups[i];
    if (known) groups[i] = { incidents: [...known.incidents, incident], span: both(known.span, span) };
    else groups.push({ incidents: [incident], span });
  }
  return groups;
}

function spanOf({ startS, endS, windowS }: Incident, query: CauseQuery): CauseQuery {
  const aroundS = Math.max(AROUND_S, windowS);
  return {
    ...query,
    startS: Math.max(query.startS, startS - aroundS),
    endS: Math.min(query.endS, endS + aroundS),
  };
}

const both = (a: CauseQuery, b: CauseQuery): CauseQuery => ({
  ...a,
  startS: Math.min(a.startS, b.startS),
  endS: Math.max(a.endS, b.endS),
});

function isWorth(span: CauseQuery, incidents: readonly Incident[]): boolean {
  const windowS = windowOf({ scrapeIntervalS: spanSteps(span).sampledS });
  return incidents.every((incident) => windowS <= incident.windowS * WORTH);
}

/** What closer looks found of incidents; an incident itself where they found nothing of it. */
function closerOf(incidents: readonly Incident[], found: readonly Incident[]): readonly Incident[] {
  const left = new Set(found);
  return incidents.flatMap((incident) => {
    const { cause, startS, endS, windowS, firstLooks } = incident;
    const same = [...left].filter(
      (other) =>
        isSameCause(other.cause, cause) && other.startS <= endS + windowS && other.endS >= startS - windowS,
    );
    for (const one of same) left.delete(one);
    // Closer looks are more: they must not outweigh those of incidents that were not looked at again.
    const pieces = joinedIncidents(same, [], 0).map((piece) => ({ ...piece, firstLooks }));
    if (pieces.length > 0) return pieces;
    return found.some((other) => explains(other, incident)) ? [] : [incident];
  });
}

/** True where closer looks found another cause at the same place for most of the time of an incident that they did not find. */
function explains({ cause, startS, endS }: Incident, incident: Incident): boolean {
  if (cause.kind === 'leak' || cause.model !== incident.cause.model) return false;
  const isSamePlace = cause.rank === null || cause.rank.key === incident.cause.rank?.key;
  const sharedS = Math.min(endS, incident.endS) - Math.max(startS, incident.startS);
  return isSamePlace && sharedS >= (incident.endS - incident.startS) / 2;
}

import { CAUSE_KINDS, type Cause, type CauseKind } from './cause';
import { clockOrLate } from './clock-causes';
import { demandOf, trafficShiftOf, waitS } from './demand-causes';
import { acceptanceOf, heldHandlesOf, kvFullOf, slowEngineOf } from './engine-causes';
import { withExcess } from './excess';
import { isCatchingUp, lookAt, type Look, type RankLook } from './look';
import { modelLook } from './model-look';
import { failuresOf, leakOf, routingOf, unknownOf } from './other-causes';
import { isSilent, lostScrapes, lostScrapesOf, notReportingOf, restartOf, stallOf } from './process-causes';
import type { CauseRecord } from './record';
import { hasTrait } from './traits';
import { baselineTimes, type IsExcluded } from './baseline';

/** The position of each kind: what explains others comes first. */
const ORDER = new Map<CauseKind, number>(CAUSE_KINDS.map((kind, i) => [kind, i]));

/** A shorter wait comes and goes with the gusts of healthy traffic. */
const UNKNOWN_WAIT_S = 5;

/**
 * Names what is wrong at a moment, the cause before its effects; empty when nothing is.
 * @param isExcluded spans that must not enter the baseline
 * @param isShort true for the last half window alone, which confirms what the next look finds
 */
export function diagnose(
  record: CauseRecord,
  atS: number,
  isExcluded?: IsExcluded,
  isShort = false,
): Cause[] {
  const look = lookAt(record, atS, isExcluded, isShort);
  const causes = causesIn(look, isShort);
  return isShort ? causes : causes.map((cause) => withExcess(look, cause));
}

/** The causes that a look shows, see {@link diagnose}. */
export function causesIn(look: Look, isShort = false): Cause[] {
  const models = [...new Set(look.ranks.map(({ model }) => model))];
  return models.flatMap((model) =>
    causesOfModel(
      look,
      model,
      look.ranks.filter((rank) => rank.model === model),
      isShort,
    ),
  );
}

function causesOfModel(look: Look, name: string, ranks: readonly RankLook[], isShort: boolean): Cause[] {
  const model = modelLook(name, ranks);
  const traffic = trafficShiftOf(model);
  const found: Cause[] = [];
  const ofRank = new Map<RankLook, Cause[]>();
  for (const own of ranks) {
    const causes = causesOfRank(look, own, traffic);
    ofRank.set(own, causes);
    found.push(...causes);
  }
  const isExcused = (own: RankLook): boolean =>
    (ofRank.get(own) ?? []).some((cause) => hasTrait(cause, 'excuse')) ||
    own.baseline === null ||
    isNew(look, own) ||
    isSilent(look, own) ||
    (lostScrapes(look, own)?.share ?? 0) > 0.05;
  found.push(...routingOf(look, model, isExcused), ...demandOf(look, model, isShort));
  for (const own of ranks) {
    const hasCause = found.some(({ rank, kind }) => (rank === null || rank === own.rank) && kind !== 'leak');
    if (hasCause) continue;
    // What made them wait is over while an engine catches up.
    const wait = own.baseline === null || isCatchingUp(own) ? 0 : waitS(look, own);
    if (wait > UNKNOWN_WAIT_S) found.push(unknownOf(own, wait));
  }
  return sorted(merged(found, ranks));
}

function causesOfRank(look: Look, own: RankLook, traffic: ReturnType<typeof trafficShiftOf>): Cause[] {
  const notReporting = notReportingOf(look, own);
  if (notReporting) return [notReporting];
  const restart = restartOf(look, own);
  // The first minutes of a process say nothing about how it usually is.
  if (restart) return [restart];
  const stall = stallOf(look, own);
  if (stall) return [stall];
  const clock = clockOrLate(own);
  const lateS = clock?.kind === 'api-late' ? clock.size : 0;
  const isDisturbed = clock !== null;
  return [
    clock,
    isDisturbed ? null : heldHandlesOf(look, own),
    acceptanceOf(own),
    isDisturbed ? null : slowEngineOf(own, traffic, lateS),
    kvFullOf(own),
    failuresOf(own),
    lostScrapesOf(look, own),
    leakOf(look, own),
  ].filter((cause) => cause !== null);
}

/** A rank that was not there for the whole baseline: it takes its share from the others. */
const isNew = ({ record, atS, fullWindowS }: Look, { rank }: RankLook): boolean =>
  (record.timesS[rank.first] ?? 0) >
  Math.max(atS - baselineTimes(fullWindowS).spanS, (record.timesS[0] ?? 0) + 120);

function merged(causes: readonly Cause[], ranks: readonly RankLook[]): Cause[] {
  const serving = ranks.filter(({ now }) => (now.outputs ?? 0) > 0 || (now.received ?? 0) > 0);
  const groupOf = (cause: Cause): string => (hasTrait(cause, 'slow') ? 'slow' : cause.kind);
  const groups = new Map<string, Cause[]>();
  for (const cause of causes) {
    const group = groups.get(groupOf(cause));
    if (group) group.push(cause);
    else groups.set(groupOf(cause), [cause]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const hit = new Set(group.map(({ rank }) => rank));
    const isEvery = serving.length > 1 && serving.every(({ rank }) => hit.has(rank));
    if (!first || !hasTrait(first, 'shared') || !isEvery) return group;
    return [mergedCause(group)];
  });
}

/** One cause for all ranks: the kind of most of them, and the size in the middle. */
function mergedCause(group: readonly Cause[]): Cause {
  const kinds = group.map(({ kind }) => kind);
  const isMixed = new Set(kinds).size > 1;
  const sorted = [...group].sort((a, b) => a.size - b.size);
  const middle = sorted[sorted.length >> 1] ?? sorted[0];
  if (!middle) throw new Error('a group has a cause');
  return { ...middle, kind: isMixed ? 'engine-slow' : middle.kind, rank: null };
}

/** Stable, so that the demands keep the order of their weights. */
function sorted(causes: readonly Cause[]): Cause[] {
  return [...causes].sort((a, b) => orderOf(a) - orderOf(b));
}

const orderOf = (cause: Cause): number => ORDER.get(hasTrait(cause, 'demand') ? 'arrivals' : cause.kind) ?? 0;

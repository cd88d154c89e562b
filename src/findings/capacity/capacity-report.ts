import type { Labels } from '../../lib/labels';
import type { Slo } from '../../lib/reading';
import { comparableWindows, type Comparable } from './comparable';
import { estimatedLimit, type EstimatedLimit } from './estimated-limit';
import { briefCapacity, limitOf, shownCapacity, type Limit } from './limit';
import { loadPoints, type LoadPoint } from './load-points';
import type { Minutes } from './minutes';
import type { ModelMinutes } from './ranks-of';
import { heldWindows, type HeldWindow } from './windows';

/** How much a rank, or all ranks of a model, can take. Loads are computed tokens per second. */
export interface Capacity {
  readonly limit: Limit;
  /** Where the limit is, from how the misses grow, when it was not reached; null where they do not show it. */
  readonly estimate: EstimatedLimit | null;
  /** The highest load that five minutes held with the goals met; null where none did. */
  readonly shown: HeldWindow | null;
  /** The highest load of two minutes within five that met the goals; null where none did. */
  readonly brief: number | null;
  /** The last five minutes; null where they are not whole. */
  readonly now: HeldWindow | null;
  /** The busiest five minutes of the last day that count. */
  readonly peak: HeldWindow | null;
  /** Requests per second of the mix of now that the limit leaves, or at least its lower bound; below 0 above it. Null where unknown. */
  readonly headroom: number | null;
  /** Requests per second of the mix of now up to the estimated limit; below 0 above it. Null where there is none. */
  readonly estimatedRoom: number | null;
  /** Which goals are missed above the limit; empty where there is none. */
  readonly misses: readonly ('ttft' | 'itl')[];
  readonly comparable: Comparable;
  /** Ranks now. */
  readonly ranks: number;
  readonly points: readonly LoadPoint[];
}

export interface RankCapacity extends Capacity {
  readonly key: string;
  readonly labels: Labels;
}

export interface ModelCapacity extends Capacity {
  readonly model: string;
  /** Labels of its ranks. */
  readonly rankLabels: readonly Labels[];
  /** The capacity of each rank, computed when it is first asked for: a person may not look at them. */
  readonly byRank: () => readonly RankCapacity[];
}

const DAY_S = 86_400;
/** The last five minutes that are known may be so old. */
const NOW_S = 900;

/** The capacity of minutes. @param countsUnknown see `comparableWindows` */
export function capacityOf(minutes: Minutes, slo: Slo, countsUnknown: boolean): Capacity {
  const comparable = comparableWindows(minutes, slo, countsUnknown);
  const { windows, mix } = comparable;
  const limit = limitOf(windows, minutes.stepS);
  const shown = shownCapacity(windows);
  const endS = minutes.endsS.at(-1) ?? 0;
  const ageOf = ({ last }: HeldWindow): number => endS - (minutes.endsS[last] ?? 0);
  const latest = heldWindows(minutes, slo).at(-1) ?? null;
  const now = latest && ageOf(latest) <= NOW_S ? latest : null;
  const roomTo = (load: number): number | null =>
    now === null || mix === null ? null : (load - now.load) / (mix.prompt + mix.output);
  const estimate =
    limit.kind === 'at-least' ? estimatedLimit(windows, minutes.stepS, slo.objective, limit.load) : null;
  return {
    limit,
    estimate,
    shown,
    brief: briefCapacity(windows),
    now,
    peak: windows
      .filter((window) => ageOf(window) < DAY_S)
      .reduce<HeldWindow | null>((top, window) => (window.load > (top?.load ?? 0) ? window : top), null),
    headroom: limit.kind === 'never-met' || limit.kind === 'unknown' ? null : roomTo(limit.load),
    estimatedRoom: estimate && roomTo(estimate.load),
    misses: missedAbove(windows, limit),
    comparable,
    ranks: minutes.ranks.findLast((count) => count > 0) ?? 0,
    points: loadPoints(minutes, windows),
  };
}

/** The figure that is nearest to the limit: the limit, else its estimate, else what two minutes had; null without one. */
export function nearestLimit({ limit, estimate, brief }: Capacity): number | null {
  if (limit.kind === 'reached') return limit.load;
  return estimate?.load ?? brief;
}

/** The capacities of models and of their ranks. */
export const capacitiesOf = (
  models: readonly ModelMinutes[],
  slo: Slo,
  countsUnknown: boolean,
): ModelCapacity[] =>
  models.map(({ model, minutes, ranks }) => {
    let known: readonly RankCapacity[] | null = null;
    const byRank = (): readonly RankCapacity[] =>
      (known ??= ranks.map(({ key, labels, minutes: own }) => ({
        key,
        labels,
        ...capacityOf(own, slo, countsUnknown),
      })));
    const rankLabels = ranks.map(({ labels }) => labels);
    return { model, ...capacityOf(minutes, slo, countsUnknown), rankLabels, byRank };
  });

/** A goal that a third of the windows above the limit miss. */
function missedAbove(windows: readonly HeldWindow[], limit: Limit): ('ttft' | 'itl')[] {
  if (limit.kind !== 'reached' && limit.kind !== 'never-met') return [];
  const above = windows.filter(
    ({ load, isMet }) => !isMet && (limit.kind === 'never-met' || load > limit.load),
  );
  const share = (of: (window: HeldWindow) => boolean): number => above.filter(of).length / above.length;
  return [
    ...(share(({ missesTtft }) => missesTtft) > 1 / 3 ? (['ttft'] as const) : []),
    ...(share(({ missesItl }) => missesItl) > 1 / 3 ? (['itl'] as const) : []),
  ];
}

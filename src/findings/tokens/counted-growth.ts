import type { Grid } from '../../lib/frame';
import type { Labels } from '../../lib/labels';
import { NO_PLACES, type PlaceLabels } from '../../lib/place-labels';
import { RANK_LABELS, rankKeyOfSeries, TARGET_LABELS } from '../../lib/rank-labels';
import type { Series } from '../../queries/matrix';
import { OF, STARTED, TOKEN_KINDS, type TokenKind } from './token-queries';

/** The last sample of a counter, and when its process started, Unix seconds; null where that is not exported. */
interface LastSample {
  readonly value: number;
  readonly startedS: number | null;
}

/** By kind of tokens and rank. */
export type LastSamples = ReadonlyMap<string, LastSample>;

/** What one rank adds to the sums of one step. */
export interface CountedGrowth {
  readonly model: string;
  readonly kind: TokenKind;
  /** End of the step, Unix seconds. */
  readonly endS: number;
  readonly tokens: number;
  /** How long the rank had samples in the step, seconds; less by the length of the step where the sums have it already. */
  readonly seenS: number;
}

interface Detail {
  readonly series: readonly Series[];
  /** Its first point is the start of the first step. */
  readonly grid: Grid;
  /** Length of a step of the table, seconds. */
  readonly lengthS: number;
  /** Start of everything that is counted. A process that is younger counts from 0, an older one from its first sample. */
  readonly fromS: number;
  /** True for the ranks and steps to count. */
  readonly isWanted: (kind: TokenKind, rank: string, endS: number) => boolean;
  readonly places?: PlaceLabels;
}

const only = (labels: Labels, names: readonly string[]): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name)));

/** The key of the rank of a series. */
export const rankOf = (labels: Labels, places: PlaceLabels = NO_PLACES): string =>
  rankKeyOfSeries(only(labels, [...RANK_LABELS, ...places.ofRank]));

/**
 * Counts tokens sample by sample, through restarts: a restarted counter counts from 0. Tokens between the last sample of a process and
 * its end are in no sample, and not counted. What the sums have of a step already, because both its ends looked like one process, is
 * taken off.
 * @param before the last samples of earlier steps: what a rank did while it was not scraped counts where its samples go on
 */
export function countedGrowth(
  { series, grid, lengthS, fromS, isWanted, places = NO_PLACES }: Detail,
  before: LastSamples,
): { growth: CountedGrowth[]; last: LastSamples } {
  const targetOf = (labels: Labels): string =>
    rankKeyOfSeries(only(labels, [...TARGET_LABELS, ...places.ofTarget]));
  const starts = new Map(
    series
      .filter(({ labels }) => labels[OF] === STARTED)
      .map(({ labels, samples }) => [targetOf(labels), samples.values]),
  );
  const last = new Map(before);
  const growth: CountedGrowth[] = [];
  for (const { labels, samples } of series) {
    const kind = TOKEN_KINDS.find((one) => one === labels[OF]);
    if (kind === undefined) continue;
    const rank = rankOf(labels, places);
    const key = `${kind} ${rank}`;
    const started = starts.get(targetOf(labels));
    const steps = new Map<number, { tokens: number; seenS: number }>();
    for (const [i, value] of samples.values.entries()) {
      if (!Number.isFinite(value)) continue;
      const startS = started?.[i] ?? NaN;
      const now: LastSample = { value, startedS: Number.isNaN(startS) ? null : startS };
      // The first point only says where the first step begins.
      if (i > 0) {
        const endS = grid.startS + Math.ceil((i * grid.stepS) / lengthS) * lengthS;
        const step = steps.get(endS) ?? { tokens: 0, seenS: 0 };
        step.tokens += grown(last.get(key) ?? null, now, fromS);
        step.seenS += grid.stepS;
        steps.set(endS, step);
      }
      last.set(key, now);
    }
    for (const [endS, { tokens, seenS }] of steps) {
      if (!isWanted(kind, rank, endS)) continue;
      const end = Math.round((endS - grid.startS) / grid.stepS);
      const summed = difference(samples.values, started, end - Math.round(lengthS / grid.stepS), end);
      growth.push({
        model: labels['model_name'] ?? '',
        kind,
        endS,
        tokens: tokens - (summed ?? 0),
        seenS: seenS - (summed === null ? 0 : lengthS),
      });
    }
  }
  return { growth, last };
}

/** What `growthQuery` sums: null for a rank that it leaves out. */
function difference(
  values: ArrayLike<number>,
  started: ArrayLike<number> | undefined,
  from: number,
  to: number,
): number | null {
  const [wasStarted, isStarted] = [started?.[from] ?? NaN, started?.[to] ?? NaN];
  const isOther = wasStarted < isStarted || wasStarted > isStarted;
  const grew = (values[to] ?? NaN) - (values[from] ?? NaN);
  return grew >= 0 && !isOther ? grew : null;
}

function grown(before: LastSample | null, now: LastSample, fromS: number): number {
  if (before === null) return now.startedS !== null && now.startedS >= fromS ? now.value : 0;
  return now.value < before.value || now.startedS !== before.startedS ? now.value : now.value - before.value;
}

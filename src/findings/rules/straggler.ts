import type { AllWords } from '../../i18n/words';
import { gridLength, type Grid } from '../../lib/frame';
import { medianOf } from '../../lib/median';
import { quantityText } from '../../lib/quantity-text';
import { rankKeyOfSeries } from '../../lib/rank-labels';
import type { Column } from '../../lib/column';
import { byModel, pointsIn, runningSums, sumOver } from '../column-math';
import type { Labels } from '../../lib/labels';
import type { Finding, FindingId } from '../finding';
import type { Rule, Scene } from '../scene';
import { newestSpan, timeAt, type IndexSpan } from '../spans';
import { THRESHOLDS } from '../thresholds';
import { whenOf, type When } from '../when';
import { factor } from '../wording';

const { straggler, smoothS } = THRESHOLDS;

/** The mean ITL of one rank over some points, seconds; NaN with too few outputs. */
type MeanItl = (index: number, points: number, outputs: number) => number;

interface RankItl {
  readonly labels: Labels;
  readonly at: MeanItl;
}

interface Slow {
  readonly itlS: number;
  /** Times the median of the other ranks. */
  readonly factor: number;
}

/** For each rank its slowness at a point; null when it is not slow. */
type SlowAt = (index: number) => readonly (Slow | null)[];

/** The id of the finding about a rank, see {@link rankKeyOfSeries}. */
export const stragglerId = (key: string): FindingId => `straggler ${key}`;

/** A rank whose inter-token latency is far above that of the others of its model. */
export const slowRanks: Rule = (scene) => {
  const sums = new Map(scene.columns.rankItlSum.map((column) => [rankKeyOfSeries(column.labels), column]));
  return byModel(scene.columns.rankItlCount).flatMap((counts) => {
    const ranks = counts.flatMap((count) => rankItl(scene, count, sums.get(rankKeyOfSeries(count.labels))));
    return ranks.length < 2 ? [] : slowOf(scene, ranks);
  });
};

function rankItl({ grid }: Scene, count: Column, sum: Column | undefined): RankItl[] {
  if (!sum) return [];
  const length = gridLength(grid);
  const seconds = runningSums(sum.values, length);
  const outputs = runningSums(count.values, length);
  const at: MeanItl = (index, points, least) => {
    const n = sumOver(outputs, index, points);
    return n > 0 && n * grid.stepS >= least ? sumOver(seconds, index, points) / n : NaN;
  };
  return [{ labels: count.labels, at }];
}

function slowOf(scene: Scene, ranks: readonly RankItl[]): Finding[] {
  const { grid, scrapeIntervalS } = scene;
  const points = pointsIn(smoothS, grid.stepS);
  const known = new Map<number, readonly (Slow | null)[]>();
  const slowAt: SlowAt = (index) => {
    const found = known.get(index) ?? compareAt(ranks, index, points, straggler.outputs);
    known.set(index, found);
    return found;
  };
  return ranks.flatMap((_, r) => {
    const isSlow = (i: number): boolean => (slowAt(i)[r] ?? null) !== null && lasts(grid, ranks, r, i);
    const span = newestSpan(grid, scrapeIntervalS, isSlow, straggler.lastsS);
    return span ? findingOf(scene, ranks, r, span, slowAt) : [];
  });
}

/**
 * False where a rank was slow in the five minutes, and no longer is: a few long gaps, such as those after a stall, raise a mean for
 * all of that time. True where the last minute cannot tell.
 */
function lasts({ stepS }: Grid, ranks: readonly RankItl[], r: number, index: number): boolean {
  const points = pointsIn(straggler.newestS, stepS);
  const itlOf = (rank: RankItl): number => rank.at(index, points, straggler.newestOutputs);
  const others = medianOf(
    ranks
      .filter((_, i) => i !== r)
      .map(itlOf)
      .filter((itlS) => itlS > 0)
      .sort((a, b) => a - b),
  );
  const own = ranks[r] ? itlOf(ranks[r]) : NaN;
  return others === null || Number.isNaN(own) || own >= (1 + (straggler.factor - 1) / 2) * others;
}

const NONE: readonly null[] = [];

function compareAt(
  ranks: readonly RankItl[],
  index: number,
  points: number,
  outputs: number,
): readonly (Slow | null)[] {
  const means = new Float64Array(ranks.length);
  for (const [r, rank] of ranks.entries()) means[r] = rank.at(index, points, outputs);
  const sorted = means.filter((itlS) => itlS > 0).sort();
  // Without its own value the median for a slow rank is at least this: a cheap check that decides most points.
  const least = sorted[Math.floor(sorted.length / 2) - 1] ?? Infinity;
  if (!((sorted.at(-1) ?? 0) >= straggler.factor * least)) return NONE;
  return Array.from(means, (itlS) => {
    if (!(itlS >= straggler.factor * least)) return null;
    const own = sorted.indexOf(itlS);
    const others = medianOf(sorted.filter((_, i) => i !== own)) ?? Infinity;
    const isSlow = itlS >= straggler.factor * others && itlS - others >= straggler.differenceS;
    return isSlow ? { itlS, factor: itlS / others } : null;
  });
}

function findingOf(
  scene: Scene,
  ranks: readonly RankItl[],
  r: number,
  span: IndexSpan,
  slowAt: SlowAt,
): Finding[] {
  const labels = ranks[r]?.labels ?? {};
  const last = slowAt(span.to)[r];
  if (!last) return [];
  const from = firstSlow(scene, ranks, r, span.from);
  const restartS = restartBefore(scene, rankKeyOfSeries(labels), timeAt(scene.grid, from));
  const id = stragglerId(rankKeyOfSeries(labels));
  const when = whenOf(scene, id, { from, to: span.to }, restartS ?? undefined);
  const { words } = scene.language;
  const time = restartS === null ? when.when : restartText(words, scene.formatTime(restartS), when);
  return [
    {
      id,
      isNow: when.isNow,
      weight: (when.isNow ? 70 : 40) + Math.min(9, last.factor),
      state: 'warn',
      panel: 'rank-itl',
      atS: when.fromS,
      endS: when.endS,
      text: words.findingStraggler(
        scene.rankName(labels),
        { when: time, isNow: when.isNow },
        quantityText(last.itlS, 'milliseconds', scene.language),
        factor(last.factor),
      ),
    },
  ];
}

const restartText = (words: AllWords, at: string, { isNow, to }: When): string =>
  isNow ? words.whenSinceRestart(at) : words.whenAfterRestart(at, to);

/** Smoothed values react late: goes back to the first of the preceding points that are slow on their own. */
function firstSlow({ grid }: Scene, ranks: readonly RankItl[], r: number, from: number): number {
  const earliest = Math.max(0, from - pointsIn(smoothS, grid.stepS));
  let first = from;
  while (first > earliest && compareAt(ranks, first - 1, 1, 1)[r]) first -= 1;
  return first;
}

/** The restart at the beginning of a slowness, Unix seconds, or null. */
function restartBefore({ lives }: Scene, key: string, atS: number): number | null {
  const restarts = lives.find((life) => life.key === key)?.restartsS ?? [];
  return restarts.findLast((s) => s <= atS + smoothS && atS - s <= straggler.restartS) ?? null;
}

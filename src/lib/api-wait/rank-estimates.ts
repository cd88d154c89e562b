import type { Grid } from '../frame';
import { estimateRank, type RankWait } from './estimate-rank';
import type { LabelledGauges } from './gauge-readings';

/** The wait at one rank, at each point of a grid; null at a point without a sample. */
export interface RankEstimate {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly (RankWait | null)[];
}

/**
 * Estimates every rank for the points of a grid.
 * @param range gauges by rank, on the grid and on some points before it
 * @param before gauges by rank, on a coarse grid of the day before
 */
export function estimateRanks(
  { startS, endS, stepS }: Grid,
  range: ReadonlyMap<string, LabelledGauges>,
  before: ReadonlyMap<string, LabelledGauges>,
): RankEstimate[] {
  const length = Math.round((endS - startS) / stepS) + 1;
  return [...range].map(([key, { labels, gauges }]) => {
    const points = estimateRank(gauges, before.get(key)?.gauges ?? null);
    return { labels, points: points.slice(points.length - length) };
  });
}

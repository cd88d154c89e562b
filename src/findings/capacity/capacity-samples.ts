import { gridLength, type Grid } from '../../lib/frame';
import type { Labels } from '../../lib/labels';
import { labelsKey } from '../../queries/labels-key';
import type { Series } from '../../queries/matrix';

/** The samples of one series at all points of a grid; NaN without a sample. */
export interface LongSeries {
  readonly labels: Labels;
  readonly values: Float64Array;
}

/** A part of a grid with what was loaded for it. */
export interface LoadedPart {
  readonly grid: Grid;
  readonly series: readonly Series[];
}

/** The series of several parts of a grid, each in one piece. Points outside the grid are left out. */
export function joinedSeries(grid: Grid, parts: readonly LoadedPart[]): LongSeries[] {
  const length = gridLength(grid);
  const all = new Map<string, LongSeries>();
  for (const part of parts) {
    const offset = Math.round((part.grid.startS - grid.startS) / grid.stepS);
    for (const { labels, samples } of part.series) {
      const key = labelsKey(labels);
      const known = all.get(key) ?? { labels, values: new Float64Array(length).fill(NaN) };
      all.set(key, known);
      for (let i = Math.max(0, -offset); i < samples.values.length && i + offset < length; i++)
        known.values[i + offset] = samples.values[i] ?? NaN;
    }
  }
  return [...all.values()];
}

import type { Column, GaugeLevels, Overall } from '../../lib/column';
import { gridLength, type Grid } from '../../lib/frame';
import { labelsKey } from '../../queries/labels-key';
import type { ReadingResult } from '../../queries/reading-result';
import type { LatestResults } from '../../session/group-result';

type Values = readonly (number | null)[];

/**
 * The results of a group with one more point after those of their grid. A series that is in one of the two only has gaps in the
 * other: a rank that is younger than a step, or one that is gone.
 * @param latest one for each reading, on a grid of one point; null or left out for a reading that is not loaded there
 */
export function resultsWithLatest(
  results: readonly ReadingResult[],
  latest: LatestResults,
  grid: Grid,
): ReadingResult[] {
  const length = gridLength(grid);
  return results.map((result, i) => {
    const end = latest[i];
    const { certaintyAt } = result;
    const ends = new Map(end?.columns.map((column) => [labelsKey(column.labels), column]));
    const known = result.columns.map((column) => {
      const key = labelsKey(column.labels);
      const added = ends.get(key);
      ends.delete(key);
      return joined(column, added, length);
    });
    return {
      ...result,
      columns: [...known, ...[...ends.values()].map((added) => joined(undefined, added, length))],
      ...(certaintyAt
        ? {
            certaintyAt: (index: number) =>
              index === length ? (end?.certaintyAt?.(0) ?? null) : certaintyAt(index),
          }
        : {}),
    };
  });
}

/** A column of the grid and one of the latest point, as one. @param length number of points of the grid */
function joined(column: Column | undefined, latest: Column | undefined, length: number): Column {
  const values = (of: (column: Column) => Values | undefined): Values => [
    ...((column && of(column)) ?? new Array<null>(length).fill(null)),
    (latest && of(latest)?.[0]) ?? null,
  ];
  const overall = overallOf(column, latest?.overall, length);
  const levels: GaugeLevels | undefined = (column?.levels ?? latest?.levels) && {
    sampled: values((of) => of.levels?.sampled),
    low: values((of) => of.levels?.low),
  };
  const low = (column?.low ?? latest?.low) && values((of) => of.low);
  return {
    labels: (column ?? latest)?.labels ?? {},
    values: values((of) => of.values),
    ...(overall ? { overall } : {}),
    ...(low ? { low } : {}),
    ...(levels ? { levels } : {}),
  };
}

/**
 * The value over points of the grid; where none of them has a value, that of the latest point, if it is among the points. Points with values
 * may have none together.
 */
function overallOf(
  column: Column | undefined,
  ofLatest: Overall | undefined,
  length: number,
): Overall | undefined {
  if (!column?.overall && !ofLatest) return undefined;
  return (first, last) => {
    const value = column?.overall?.(first, Math.min(last, length - 1)) ?? null;
    if (value !== null || first > length || last < length) return value;
    const hasPoint = column?.values.slice(Math.max(0, first)).some((point) => point !== null) ?? false;
    return hasPoint ? null : (ofLatest?.(0, 0) ?? null);
  };
}

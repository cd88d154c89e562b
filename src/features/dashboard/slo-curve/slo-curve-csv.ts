import { csvText } from '../../../lib/csv';
import type { SloLine } from './slo-lines';

/** Attainment curves as CSV (RFC 4180): see {@link sloCurveRows}. */
export const sloCurveCsv = (lines: readonly SloLine[]): string => csvText(sloCurveRows(lines));

/**
 * Attainment curves as rows of text with a head: a row for each bucket of each curve with its upper bound in the unit of Prometheus,
 * the observations in this bucket only, and the share of all up to its bound.
 * @param shareText writes a share, 0 to 1
 * @param countText writes a number of observations, which Prometheus estimates between samples
 */
export function sloCurveRows(
  lines: readonly SloLine[],
  shareText: (share: number) => string = String,
  countText: (count: number) => string = String,
): string[][] {
  const textOf = (value: number | undefined, write: (value: number) => string): string =>
    value === undefined ? '' : write(value);
  const rows = lines.flatMap(({ name, curve }) =>
    (curve?.bounds ?? []).map((bound, i) => [
      name,
      bound === Infinity ? '+Inf' : String(bound),
      textOf(curve?.counts[i], countText),
      textOf(curve?.shares[i], shareText),
    ]),
  );
  return [['series', 'le', 'observations', 'share'], ...rows];
}

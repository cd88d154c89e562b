import { csvText } from '../../../lib/csv';
import type { SloLine } from './slo-lines';

/** Attainment curves as CSV (RFC 4180): see {@link sloCurveRows}. */
export const sloCurveCsv = (lines: readonly SloLine[]): string => csvText(sloCurveRows(lines));

/**
 * Attainment curves as rows of text with a head: a row for each bucket of each curve with its upper bound in the unit of Prometheus,
 * the observations in this bucket only, and the share of all up to its bound.
 * @param shareText writes a share, 0 to 1
 */
export function sloCurveRows(
  lines: readonly SloLine[],
  shareText: (share: number) => string = String,
): string[][] {
  const textOf = (share: number | undefined): string => (share === undefined ? '' : shareText(share));
  const rows = lines.flatMap(({ name, curve }) =>
    (curve?.bounds ?? []).map((bound, i) => [
      name,
      bound === Infinity ? '+Inf' : String(bound),
      String(curve?.counts[i] ?? ''),
      textOf(curve?.shares[i]),
    ]),
  );
  return [['series', 'le', 'observations', 'share'], ...rows];
}

import { gridTimes, type Frame } from './frame';

/** Rows as CSV (RFC 4180): a cell has quotes when it needs them. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

/** Added to the name of a line of the earlier period in a comparison. */
const EARLIER = '(earlier)';

/**
 * A frame as CSV (RFC 4180): `time` in ISO 8601 UTC, then a column for each series, in the unit of Prometheus and the
 * shortest form that reads back as the same number; an empty cell is a gap. A name that two series share gets a number. The
 * cells of a heatmap come first, a column for each upper bound.
 */
export function csvOf(frame: Frame): string {
  const columns = [
    ...(frame.cells?.labels ?? []).map((name, i) => ({ name, values: frame.cells?.counts[i] ?? [] })),
    ...frame.series.map((s) => ({ name: s.isGhost ? `${s.name} ${EARLIER}` : s.name, values: s.values })),
  ];
  const names = uniqueNames(columns.map(({ name }) => name));
  const rows = gridTimes(frame.grid).map((timeS, i) => [
    new Date(timeS * 1000).toISOString(),
    ...columns.map(({ values }) => String(values[i] ?? '')),
  ]);
  return csvText([['time', ...names], ...rows]);
}

function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

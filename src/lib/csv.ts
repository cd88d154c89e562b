import { gridTimes, type Frame } from './frame';

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

/**
 * A frame as CSV (RFC 4180): `time` in ISO 8601 UTC, then a column for each series, in the unit of Prometheus and the
 * shortest form that reads back as the same number; an empty cell is a gap. Names that two series share get a number.
 */
export function csvOf(frame: Frame): string {
  const names = uniqueNames(frame.series.map((s) => s.name));
  const lines = [['time', ...names].map(cell).join(',')];
  gridTimes(frame.grid).forEach((timeS, i) => {
    const values = frame.series.map((s) => {
      const value = s.values[i];
      return value === null || value === undefined ? '' : String(value);
    });
    lines.push([new Date(timeS * 1000).toISOString(), ...values].join(','));
  });
  return lines.join('\r\n') + '\r\n';
}

function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** A table for a terminal: the first column is left-aligned, the others right-aligned. */
export function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => [...(row[i] ?? '')].length)));
  const line = (row: readonly string[]): string =>
    head
      .map((_, i) => {
        const cell = row[i] ?? '';
        return i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Three significant digits with thousands separators; `–` for what was not measured. */
export function numberText(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–';
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.min(digits, 4) });
}

/** `1.23×`, or `1/456` below a tenth; `–` when one of the two values is missing. */
export function ratioText(value: number | null, reference: number | null): string {
  if (value === null || reference === null || !(reference > 0) || !Number.isFinite(value)) return '–';
  const ratio = value / reference;
  return ratio > 0 && ratio < 0.1 ? `1/${numberText(1 / ratio)}` : `${ratio.toFixed(2)}×`;
}

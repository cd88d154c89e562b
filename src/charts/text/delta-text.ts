const MOST_PERCENT = 999;

/**
 * How far a value is from what it was, `+14 %`, `−3 %`, `±0 %`; null where there is nothing to compare, or where it was 0.
 * Directions are not judged: more is neither good nor bad by itself.
 */
export function deltaText(
  value: number | null | undefined,
  before: number | null | undefined,
): string | null {
  if (value == null || before == null || before === 0) return null;
  const percent = Math.round(((value - before) / Math.abs(before)) * 100);
  if (!Number.isFinite(percent)) return null;
  if (percent === 0) return '±0 %';
  const size = Math.abs(percent);
  const sign = percent < 0 ? '−' : '+';
  return size > MOST_PERCENT ? `${sign}>${MOST_PERCENT} %` : `${sign}${size} %`;
}

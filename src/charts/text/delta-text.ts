const MOST_PERCENT = 999;

/**
 * The relative change from `before` to `value`: `+14%`, `−3%`, `±0%`; null when one of them is missing or `before` is 0.
 */
export function deltaText(
  value: number | null | undefined,
  before: number | null | undefined,
): string | null {
  if (value == null || before == null || before === 0) return null;
  const percent = Math.round(((value - before) / Math.abs(before)) * 100);
  if (!Number.isFinite(percent)) return null;
  if (percent === 0) return '±0%';
  const size = Math.abs(percent);
  const sign = percent < 0 ? '−' : '+';
  return size > MOST_PERCENT ? `${sign}>${MOST_PERCENT}%` : `${sign}${size}%`;
}

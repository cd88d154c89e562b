const DURATION_UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
] as const;

/**
 * A duration in its two largest units, `3d 4h`, for any language. Truncated, not rounded: 59 minutes and a half are not an
 * hour.
 * @param seconds finite
 */
export function formatDuration(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const sign = seconds < 0 && whole > 0 ? '−' : '';
  const first = DURATION_UNITS.findIndex(([, unitS]) => whole >= unitS);
  if (first < 0) return '0s';
  let rest = whole;
  const parts = DURATION_UNITS.map(([unit, unitS]) => {
    const count = Math.floor(rest / unitS);
    rest -= count * unitS;
    return { count, text: `${count}${unit}` };
  });
  return (
    sign +
    parts
      .slice(first, first + 2)
      .filter(({ count }) => count > 0)
      .map(({ text }) => text)
      .join(' ')
  );
}

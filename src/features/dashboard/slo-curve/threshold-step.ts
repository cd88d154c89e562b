/** The nearest number with this many significant digits. */
const rounded = (value: number, digits: number): number => Number(value.toPrecision(digits));

export interface Limits {
  readonly min: number;
  readonly max: number;
}

export const clamped = (value: number, { min, max }: Limits): number => Math.min(max, Math.max(min, value));

/** The threshold at a pointer position: a number with two significant digits. */
export const snapped = (value: number, limits: Limits): number => clamped(rounded(value, 2), limits);

/**
 * The threshold after a key: arrows move it by 1%, with Shift by 10%, Home and End to the ends. Three significant digits,
 * so that each key changes it.
 * @returns null for any other key
 */
export function thresholdAfterKey(
  key: string,
  isShift: boolean,
  value: number,
  limits: Limits,
): number | null {
  const factor = isShift ? 1.1 : 1.01;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return clamped(rounded(value * factor, 3), limits);
    case 'ArrowLeft':
    case 'ArrowDown':
      return clamped(rounded(value / factor, 3), limits);
    case 'Home':
      return limits.min;
    case 'End':
      return limits.max;
    default:
      return null;
  }
}

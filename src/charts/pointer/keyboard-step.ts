/**
 * Index of the point to which a key moves the crosshair, or null when the key does not move it.
 * @param isFar true with Shift: ten points at once
 * @param index current position; null when there is no crosshair: it then starts at the end opposite to the arrow
 * @param count number of points, above 0
 */
export function keyboardStep(
  key: string,
  isFar: boolean,
  index: number | null,
  count: number,
): number | null {
  const step = isFar ? 10 : 1;
  const last = count - 1;
  switch (key) {
    case 'ArrowLeft':
      return index === null ? last : Math.max(0, index - step);
    case 'ArrowRight':
      return index === null ? 0 : Math.min(last, index + step);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

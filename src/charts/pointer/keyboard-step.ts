const FAR_POINTS = 10;

/**
 * Index of the point to which a key moves the crosshair, or null when the key does not move it.
 * @param index current position; null when there is no crosshair: it then starts at the end opposite to the arrow
 * @param count number of points, above 0
 */
export function keyboardStep(key: string, index: number | null, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowLeft':
      return index === null ? last : Math.max(0, index - 1);
    case 'ArrowRight':
      return index === null ? 0 : Math.min(last, index + 1);
    case 'PageUp':
      return index === null ? last : Math.max(0, index - FAR_POINTS);
    case 'PageDown':
      return index === null ? 0 : Math.min(last, index + FAR_POINTS);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

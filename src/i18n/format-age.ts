import type { Language } from './language';

/**
 * An age in at most two units: `4 s`, `38 min`, `1 h 37 min`, `6 d 4 h`. Not by `Intl`, which writes `1 hr, 37 min`: the page
 * uses the units of its chart axes.
 * @param seconds 0 or more
 */
export function formatAge(seconds: number, { words: { ageUnits: unit } }: Language): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} ${unit.s}`;
  const minutes = Math.floor(s / 60);
  if (minutes < 60) return `${minutes} ${unit.min}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return withRest(`${hours} ${unit.h}`, minutes % 60, unit.min);
  return withRest(`${Math.floor(hours / 24)} ${unit.d}`, hours % 24, unit.h);
}

const withRest = (head: string, rest: number, unit: string): string =>
  rest ? `${head} ${rest} ${unit}` : head;

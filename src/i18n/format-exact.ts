import type { Language } from './language';

/** A step or a window in all its units: `20 s`, `1 min 15 s`. @param seconds above 0 */
export function formatExact(seconds: number, { words: { ageUnits: unit } }: Language): string {
  let rest = Number(seconds.toFixed(3));
  const parts: string[] = [];
  for (const [name, unitS] of [
    [unit.d, 86_400],
    [unit.h, 3600],
    [unit.min, 60],
  ] as const) {
    const count = Math.floor(rest / unitS);
    if (count > 0) parts.push(`${count} ${name}`);
    rest -= count * unitS;
  }
  if (rest > 0) parts.push(`${rest} ${unit.s}`);
  return parts.join(' ');
}

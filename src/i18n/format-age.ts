import type { Lang } from '../lib/text';

const UNITS = {
  en: { d: 'd', h: 'h', m: 'min', s: 's' },
  zh: { d: '天', h: '小时', m: '分钟', s: '秒' },
} as const;

/**
 * An age as a person says it, two units at most: `4 s`, `38 min`, `1 h 37 min`, `6 d 4 h`.
 * @param seconds 0 or more
 */
export function formatAge(seconds: number, lang: Lang): string {
  const unit = UNITS[lang];
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} ${unit.s}`;
  const minutes = Math.floor(s / 60);
  if (minutes < 60) return `${minutes} ${unit.m}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return withRest(`${hours} ${unit.h}`, minutes % 60, unit.m);
  return withRest(`${Math.floor(hours / 24)} ${unit.d}`, hours % 24, unit.h);
}

const withRest = (head: string, rest: number, unit: string): string =>
  rest ? `${head} ${rest} ${unit}` : head;

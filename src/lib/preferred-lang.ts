import type { Lang } from './text';

/**
 * Chinese for a browser that prefers it to English, else English.
 * @param languages language tags, the preferred one first, as in `navigator.languages`
 */
export function preferredLang(languages: readonly string[]): Lang {
  const first = languages.find((tag) => /^(zh|en)\b/i.test(tag));
  return first !== undefined && /^zh/i.test(first) ? 'zh' : 'en';
}

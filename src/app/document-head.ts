import type { Lang } from '../lib/text';

/** The language tag of HTML. */
export const langTag = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : 'en');

/** Gives the document its title and its language. */
export function setDocumentHead(title: string, lang: Lang): void {
  document.title = title;
  document.documentElement.lang = langTag(lang);
}

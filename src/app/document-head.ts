import type { Language } from '../i18n/language';

/** Gives the document its title, its language, and the theme behind the app. */
export function setDocumentHead(title: string, lang: Language, theme: 'light' | 'dark'): void {
  document.title = title;
  document.documentElement.lang = lang.htmlTag;
  document.documentElement.dataset['theme'] = theme;
}

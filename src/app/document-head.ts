import type { Language } from '../i18n/language';

/** Gives the document its title and its language. */
export function setDocumentHead(title: string, lang: Language): void {
  document.title = title;
  document.documentElement.lang = lang.htmlTag;
}

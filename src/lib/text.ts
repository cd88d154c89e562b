/**
 * A sentence of the catalogue (panels, tiles, sections, units) in both languages that the project is written in. A missing
 * one does not compile. Any other language translates the English sentence, see {@link Lang.texts}.
 */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** The languages of a {@link Text}. */
export type TextLang = keyof Text;

/** The data to show a {@link Text} in one language. */
export interface Lang {
  /** As in `lang=zh`. */
  readonly code: string;
  /** From the English sentence of a `Text` to that of this language; empty for the languages of {@link TextLang}. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A text in a language, or in English when the language lacks it. */
export function sayIn(lang: Lang, text: Text): string {
  const own = lang.code === 'en' || lang.code === 'zh' ? text[lang.code] : lang.texts.get(text.en);
  return own ?? text.en;
}

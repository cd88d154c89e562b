interface LanguageRow {
  /** As in `lang=zh`; the name of its file in `src/i18n/languages/`. */
  readonly code: string;
  /** In its own words, for the menu: a person who looks for it may not read the current language. */
  readonly name: string;
  /** The language tags of browsers and links that mean it. */
  readonly matches: RegExp;
}

/** Every language of the page, in the order of the menu, with what the page needs before it loads the language itself. */
export const LANGUAGES = [
  { code: 'zh', name: '中文', matches: /^zh\b/i },
  { code: 'en', name: 'English', matches: /^en\b/i },
] as const satisfies readonly LanguageRow[];

export type LangCode = (typeof LANGUAGES)[number]['code'];

/** For a browser that prefers none of {@link LANGUAGES}. */
export const DEFAULT_LANG: LangCode = 'en';

/** The language that a tag such as `zh-CN` means, or null. */
export const langOfTag = (tag: string): LangCode | null =>
  LANGUAGES.find(({ matches }) => matches.test(tag))?.code ?? null;

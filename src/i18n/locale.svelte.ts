import { createContext, untrack } from 'svelte';
import { sayIn, type Text } from '../lib/text';
import type { Timezone } from '../lib/timezone';
import type { FullLanguage, Language } from './language';
import { LANGUAGE_FILES, type LanguageSource } from './load-language';
import type { AllWords, Words } from './words';

/** The current language and time zone of the page. */
export class Locale {
  #lang = $state.raw<Language>() as Language;
  #full = $state.raw<FullLanguage | null>(null);
  #hasFailed = $state(false);
  #wanted: string;
  #needsAll = false;
  readonly #timezone: () => Timezone;
  readonly #source: LanguageSource;

  /** @param lang the language that is loaded already */
  constructor(lang: Language, timezone: () => Timezone, source: LanguageSource = LANGUAGE_FILES) {
    this.#lang = lang;
    this.#wanted = lang.code;
    this.#timezone = timezone;
    this.#source = source;
  }

  get lang(): Language {
    return this.#lang;
  }

  get timezone(): Timezone {
    return this.#timezone();
  }

  /** The words that the first picture needs. */
  get words(): Words {
    return this.#lang.words;
  }

  /**
   * The language with the words of all parts.
   * @throws Error before {@link loadAllWords} has ended
   */
  get fullLang(): FullLanguage {
    if (!this.#full) throw new Error('The words of this part are not loaded.');
    return this.#full;
  }

  /**
   * The words of all parts, for a part that loads on demand.
   * @throws Error before {@link loadAllWords} has ended
   */
  get allWords(): AllWords {
    return this.fullLang.words;
  }

  /** True when the page could not load the last chosen language and keeps the previous one. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** A sentence of the catalogue in the language of the page. */
  say(text: Text): string {
    return sayIn(this.#lang, text);
  }

  /**
   * Loads the words of all parts, in the current language and in those that are chosen later. Call it with the import of a part
   * that uses {@link allWords}.
   * @throws what a failed import throws
   */
  async loadAllWords(): Promise<void> {
    this.#needsAll = true;
    for (;;) {
      const [lang, full] = untrack(() => [this.#lang, this.#full] as const);
      if (full?.code === lang.code) return;
      const loaded = await this.#fullOf(lang);
      // The language may have changed meanwhile.
      if (lang === this.#lang) this.#full = loaded;
    }
  }

  /** Loads a language, then switches to it; until then the page keeps the old one. Never throws. */
  async choose(code: string): Promise<void> {
    this.#wanted = code;
    try {
      const lang = code === this.#lang.code ? this.#lang : await this.#source.load(code);
      const full = this.#needsAll ? await this.#fullOf(lang) : null;
      // A later choice has replaced this one.
      if (this.#wanted !== code) return;
      this.#lang = lang;
      this.#full = full;
      this.#hasFailed = false;
    } catch {
      if (this.#wanted === code) this.#hasFailed = true;
    }
  }

  async #fullOf(lang: Language): Promise<FullLanguage> {
    return { ...lang, words: { ...lang.words, ...(await this.#source.loadMore(lang.code)) } };
  }
}

export const [getLocale, setLocale] = createContext<Locale>();

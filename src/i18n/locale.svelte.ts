import { createContext } from 'svelte';
import { sayIn, type Text } from '../lib/text';
import type { Timezone } from '../lib/timezone';
import type { Language } from './language';
import { loadLanguage, type LoadLanguage } from './load-language';
import type { Words } from './words';

/** The current language and time zone of the page. */
export class Locale {
  #lang = $state.raw<Language>() as Language;
  #hasFailed = $state(false);
  #wanted: string;
  readonly #timezone: () => Timezone;
  readonly #load: LoadLanguage;

  /** @param lang the language that is loaded already */
  constructor(lang: Language, timezone: () => Timezone, load: LoadLanguage = loadLanguage) {
    this.#lang = lang;
    this.#wanted = lang.code;
    this.#timezone = timezone;
    this.#load = load;
  }

  get lang(): Language {
    return this.#lang;
  }

  get timezone(): Timezone {
    return this.#timezone();
  }

  /** The interface's own words. */
  get words(): Words {
    return this.#lang.words;
  }

  /** True when the page could not load the last chosen language and keeps the previous one. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** A sentence of the catalogue in the language of the page. */
  say(text: Text): string {
    return sayIn(this.#lang, text);
  }

  /** Loads a language, then switches to it; until then the page keeps the old one. Never throws. */
  async choose(code: string): Promise<void> {
    this.#wanted = code;
    try {
      const lang = code === this.#lang.code ? this.#lang : await this.#load(code);
      // A later choice has replaced this one.
      if (this.#wanted !== code) return;
      this.#lang = lang;
      this.#hasFailed = false;
    } catch {
      if (this.#wanted === code) this.#hasFailed = true;
    }
  }
}

export const [getLocale, setLocale] = createContext<Locale>();

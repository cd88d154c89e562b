import { createContext } from 'svelte';
import type { Lang, Text } from '../lib/text';
import type { Timezone } from '../lib/timezone';
import { en, type Words } from './en';
import { zh } from './zh';

const WORDS: Readonly<Record<Lang, Words>> = { en, zh };

/** The language and the time zone that the page speaks now. */
export class Locale {
  readonly #lang: () => Lang;
  readonly #timezone: () => Timezone;

  constructor(lang: () => Lang, timezone: () => Timezone) {
    this.#lang = lang;
    this.#timezone = timezone;
  }

  get lang(): Lang {
    return this.#lang();
  }

  get timezone(): Timezone {
    return this.#timezone();
  }

  /** The interface's own words. */
  get words(): Words {
    return WORDS[this.#lang()];
  }

  /** A sentence of a panel in the language of the page. */
  say(text: Text): string {
    return text[this.#lang()];
  }
}

export const [getLocale, setLocale] = createContext<Locale>();

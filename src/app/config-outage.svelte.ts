import { mount, unmount } from 'svelte';
import type { Language } from '../i18n/language';
import { LANGUAGE_FILES } from '../i18n/load-language';
import ConfigOutage from './ConfigOutage.svelte';
import type { ConfigFailure } from './read-config';

interface ConfigOutageOptions {
  readonly language: Language;
  readonly isDark: boolean;
  readonly failure: ConfigFailure;
}

/** The sentence in place of a page that has no configuration. */
export interface ShownOutage {
  /** Shows the newest failure. Settles after the time, earlier when the person asks for it or the browser is online again. */
  readonly pause: (failure: ConfigFailure, seconds: number) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** @throws when the further words of the language cannot be loaded */
export async function showConfigOutage(
  target: HTMLElement,
  { language, isDark, failure }: ConfigOutageOptions,
): Promise<ShownOutage> {
  const more = await LANGUAGE_FILES.loadMore(language.code);
  document.documentElement.lang = language.htmlTag;
  const full = { ...language, words: { ...language.words, ...more } };
  let resume = (): void => undefined;
  const props = $state({ language: full, isDark, failure, onretry: () => resume() });
  const outage = mount(ConfigOutage, { target, props });
  return {
    pause: async (newest, seconds) => {
      props.failure = newest;
      const timer = setTimeout(() => resume(), seconds * 1000);
      const online = (): void => resume();
      addEventListener('online', online);
      await new Promise<void>((resolve) => (resume = resolve));
      clearTimeout(timer);
      removeEventListener('online', online);
    },
    remove: () => unmount(outage),
  };
}

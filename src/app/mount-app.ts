import { mount, unmount } from 'svelte';
import { WATCHED_PARTS } from '../session/watched';
import type { ViewHistory } from '../url/history';
import { loadUPlot } from '../charts/load-uplot';
import type { Language } from '../i18n/language';
import { LANGUAGE_FILES, type LanguageSource } from '../i18n/load-language';
import { CATALOGUE, type Catalogue } from '../panels/catalogue';
import { importApiWait } from '../queries/api-wait/import-api-wait';
import type { Connect } from '../queries/connection';
import App from './App.svelte';
import type { App as BuiltApp } from './build-app';
import './base.css';
import { WHOLE_PAGE } from './page-parts';
import type { ReadConfig } from './read-config';
import './theme.css';

export interface MountOptions {
  readonly settings: ReadConfig;
  readonly history: ViewHistory;
  /** True for the app that the page is for, false for one among others. */
  readonly ownsPage: boolean;
  /** The first language of the page, see start-language.ts. */
  readonly language: Language;
  /** Where other languages come from. Default: {@link LANGUAGE_FILES}. */
  readonly languages?: LanguageSource;
  /** Default: the app sends its requests by itself. */
  readonly connect?: Connect | undefined;
  /** Default: all panels. */
  readonly catalogue?: Catalogue;
  /** Called once, when the app is built and before it is shown. */
  readonly onbuilt?: (app: BuiltApp) => void;
}

/** Mounts an app in an element; a page can have several. Returns a function that removes it. */
export function mountApp(target: HTMLElement, options: MountOptions): () => Promise<void> {
  // Requested before the charts and the figures need it.
  void loadUPlot().catch(() => undefined);
  void importApiWait();
  const defaults = {
    catalogue: CATALOGUE,
    watched: WATCHED_PARTS,
    wholePage: WHOLE_PAGE,
    languages: LANGUAGE_FILES,
  };
  const app = mount(App, { target, props: { ...defaults, ...options } });
  return () => unmount(app);
}

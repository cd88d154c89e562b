import type { AppOptions } from '../../app/build-app';
import type { ReadConfig } from '../../app/read-config';
import { loadUPlot } from '../../charts/load-uplot';
import { LANGUAGE_FILES, loadSomeLanguage } from '../../i18n/load-language';
import { DEFAULT_CONFIG } from '../../lib/config';
import type { Catalogue } from '../../panels/catalogue';
import type { Panel } from '../../panels/panel';
import { loadPanels } from '../../panels/panel-files';
import { importApiWait } from '../../queries/api-wait/import-api-wait';
import type { WatchedParts } from '../../session/watched';
import { defaultView, parseView, viewFaults } from '../../url/view';
import type { Host } from '../host';
import type { EngineKey } from './engine-key';
import { Engine } from './engine.svelte';
import { HostHistory } from './host-history';
import { PartState } from './part-state.svelte';
import type { AppListener } from './watch-app.svelte';

type EngineOptions = Omit<AppOptions, 'ownsPage' | 'catalogue' | 'watched' | 'parts' | 'wholePage'>;

/** An element of one panel needs no section. */
const NO_SECTIONS: Catalogue = { first: null, whole: null };

/** The elements with one key, and their engine, which is built when its configuration and language are loaded. */
export class EngineSlot {
  key: EngineKey;
  readonly #history: HostHistory;
  /** Each element with the function that removes its content; null before it has any. */
  readonly #members = new Map<Host, (() => void) | null>();
  readonly #parts = new Map<Host, PartState>();
  #engine: Engine | null = null;
  #accept: () => void = () => undefined;
  #options: Promise<EngineOptions> | null = null;
  #isFreed = false;

  constructor(key: EngineKey) {
    this.key = key;
    this.#history = new HostHistory(key.search);
  }

  get hosts(): readonly Host[] {
    return [...this.#members.keys()];
  }

  /** Shows elements that have come. Rejects when what they need cannot be loaded. */
  async add(hosts: readonly Host[]): Promise<void> {
    for (const host of hosts) this.#members.set(host, null);
    const [first] = hosts;
    if (!first) return;
    this.#options ??= this.#load(first);
    const [options, panels, watched] = await Promise.all([this.#options, panelsOf(hosts), watchedOf(hosts)]);
    const waiting = hosts.filter((host) => this.#members.get(host) === null);
    if (this.#isFreed || waiting.length === 0) return;
    // Requested before the charts and the figures need it.
    void loadUPlot().catch(() => undefined);
    if (panels.some(isEstimate)) void importApiWait();
    if (first.kind === 'dashboard') await this.#showDashboard(first, options);
    else this.#showParts(waiting, options, { panels, watched });
    // A page may have changed their attributes meanwhile.
    await Promise.all(waiting.map((host) => this.update(host)));
  }

  remove(host: Host): void {
    this.#members.get(host)?.();
    this.#members.delete(host);
    this.#parts.delete(host);
  }

  /** Ends the engine. */
  free(): void {
    this.#isFreed = true;
    this.#engine?.stop();
  }

  /** The attributes of an element have changed, its key has not. Rejects when what it needs now cannot be loaded. */
  async update(host: Host): Promise<void> {
    const known = this.#engine?.app.shown.known;
    const { panel, theme } = host.settings();
    this.#check(`theme=${encodeURIComponent(theme ?? '')}`);
    if (known && panel !== null && known.panelOf(panel) === null) {
      known.add(await panelsOf([host]));
      // Another change has come meanwhile, which loads what it needs.
      if (host.settings().panel !== panel) return;
    }
    this.#parts.get(host)?.update();
  }

  /** All elements want another view. */
  move(key: EngineKey): void {
    this.key = key;
    this.#history.set(key.search);
    this.#accept();
    this.#check(key.search);
  }

  /** Reports attributes that the engine cannot use. A dashboard shows them itself. */
  #check(search: string): void {
    const faults = this.#engine ? viewFaults(search, this.#engine.app.view.defaults) : [];
    if (faults.length > 0)
      void import('./attribute-faults').then(({ warnOfAttributes }) => warnOfAttributes(faults), reportError);
  }

  #showParts(hosts: readonly Host[], options: EngineOptions, { panels, watched }: LoadedParts): void {
    if (!this.#engine) {
      this.#engine = new Engine({ ...options, catalogue: NO_SECTIONS, watched }, this.#listener());
      this.#check(this.key.search);
    }
    this.#accept = this.#engine.accept;
    const { shown, causes } = this.#engine.app;
    shown.known.add(panels);
    shown.watched ??= watched;
    if (watched) causes.begin(watched);
    const parts = hosts.map((host) => new PartState(host));
    const removals = this.#engine.show(parts);
    hosts.forEach((host, i) => {
      const [part, removal] = [parts[i], removals[i]];
      if (!part || !removal) return;
      this.#parts.set(host, part);
      this.#members.set(host, removal);
    });
  }

  async #showDashboard(host: Host, options: EngineOptions): Promise<void> {
    const { showDashboard } = await import('./show-dashboard.svelte');
    if (this.#isFreed) return;
    const { accept, remove } = showDashboard(host, options, this.#listener());
    this.#accept = accept;
    this.#members.set(host, remove);
  }

  #listener(): AppListener {
    return {
      emit: (type, detail) => {
        for (const { element } of this.hosts)
          element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
      },
      reflect: (changes) => {
        for (const { element } of this.hosts)
          for (const [attribute, text] of changes) {
            if (text === null) element.removeAttribute(attribute);
            else if (element.getAttribute(attribute) !== text) element.setAttribute(attribute, text);
          }
      },
    };
  }

  async #load(host: Host): Promise<EngineOptions> {
    const { prometheus, headers, config: raw } = host.settings();
    const { config, faults } = raw === null ? { config: DEFAULT_CONFIG, faults: [] } : await parsed(raw);
    const url = prometheus ?? config.prometheus.url;
    const settings = { config: { ...config, prometheus: { ...config.prometheus, url } }, faults };
    const { lang } = parseView(this.key.search, defaultView(config, navigator.languages));
    return {
      settings,
      history: this.#history,
      language: await loadSomeLanguage(lang),
      languages: LANGUAGE_FILES,
      headers: headers ?? undefined,
    };
  }
}

/** What elements need of the catalogue, and for tiles and findings. */
interface LoadedParts {
  readonly panels: readonly Panel[];
  readonly watched: WatchedParts | null;
}

/** What tiles and findings need; null where no element shows them. */
const watchedOf = async (hosts: readonly Host[]): Promise<WatchedParts | null> =>
  hosts.some(({ kind }) => kind === 'overview' || kind === 'findings')
    ? (await import('../../session/watched')).WATCHED_PARTS
    : null;

/** The panels of elements. */
const panelsOf = (hosts: readonly Host[]): Promise<readonly Panel[]> =>
  loadPanels(hosts.map((host) => host.settings().panel ?? ''));

/** True for a panel with the estimate of the API queue. */
const isEstimate = ({ series }: Panel): boolean => series.some(({ reading }) => reading.kind === 'api-wait');

const parsed = async (raw: object): Promise<ReadConfig> =>
  (await import('./element-config')).readElementConfig(raw);

import { createContext } from 'svelte';
import type { Config } from '../../lib/config';
import type { Slo } from '../../lib/reading';
import type { RangeMs } from '../../lib/time-range';
import type { Marker } from '../../lib/marker';
import type { Panel } from '../../panels/panel';
import type { Section } from '../../panels/section';
import type { QueryError } from '../../queries/http/errors';
import { mostRanks, ranksNow } from '../../queries/presence';
import type { PageData } from '../../session/page-data.svelte';
import { BlankStates } from './blank-states.svelte';
import type { PanelSight } from '../../session/panel-sight';

/** The badge in the head of a panel. */
export interface Badge {
  readonly state: 'bad' | 'warn' | 'info';
  /** A sentence in the language of the page. */
  readonly text: string;
}

/** The panels that have been loaded. */
export interface Known {
  /** Any loaded panel, shown or not; null for an unknown id. */
  panelOf: (id: string) => Panel | null;
  /** `loading` and `failed`: only the first section is loaded. */
  readonly state: 'loading' | 'whole' | 'failed';
}

interface Sources {
  readonly data: PageData;
  readonly sight: PanelSight;
  readonly config: Config;
  /** The range of the newest load. */
  readonly range: () => RangeMs;
  /** The objectives: those of the link, else those of `config.json`. */
  readonly slo: () => Slo;
  /** True when the range ends now. */
  readonly isLive: () => boolean;
  /** True when what the page shows as now is too old for it. */
  readonly isOld: () => boolean;

  /** The sections for which the selection exports metrics. */
  readonly sections: () => readonly Section[];
  readonly known: Known;
  /** The markers of every chart; none when they are switched off. */
  readonly markers: () => readonly Marker[];
  /** The finding about what a panel shows, or null. */
  readonly badgeOf: (panelId: string) => Badge | null;
  /** How many ranks should report; null when it is not configured, or when only some ranks are selected. */
  readonly expectedEngines: () => number | null;
  /** The current selection, as label matchers. */
  readonly selector: () => string;
  readonly retry: (panel: Panel) => void;
  /** Shows the range twice as long. */
  readonly zoomOut: () => void;
}

/** What each panel needs from the page around it. */
export class DashboardContext {
  readonly data: PageData;
  readonly sight: PanelSight;
  readonly config: Config;
  readonly known: Known;
  readonly blankStates = new BlankStates();
  readonly retry: (panel: Panel) => void;
  readonly zoomOut: () => void;
  readonly #sources: Sources;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.data = sources.data;
    this.sight = sources.sight;
    this.config = sources.config;
    this.known = sources.known;
    this.retry = sources.retry;
    this.zoomOut = sources.zoomOut;
  }

  get range(): RangeMs {
    return this.#sources.range();
  }

  get slo(): Slo {
    return this.#sources.slo();
  }

  get sections(): readonly Section[] {
    return this.#sources.sections();
  }

  get markers(): readonly Marker[] {
    return this.#sources.markers();
  }

  badgeOf(panelId: string): Badge | null {
    return this.#sources.badgeOf(panelId);
  }

  get isLive(): boolean {
    return this.#sources.isLive();
  }

  get isOld(): boolean {
    return this.#sources.isOld();
  }

  /** True for a failure that the page reports in one place, because all of it fails. */
  isReported(error: QueryError): boolean {
    const { state } = this.data.presence;
    return (
      state.kind === 'failed' && state.error.kind === error.kind && state.error.message === error.message
    );
  }

  get expectedEngines(): number | null {
    return this.#sources.expectedEngines();
  }

  get selector(): string {
    return this.#sources.selector();
  }

  /** How many ranks report at the end of the range, and how many there are. */
  get ranks(): { up: number; of: number } {
    const presence = this.data.presence.value;
    if (!presence) return { up: 0, of: 0 };
    return { up: ranksNow(presence), of: this.expectedEngines ?? mostRanks(presence) };
  }
}

export const [getDashboard, setDashboard] = createContext<DashboardContext>();

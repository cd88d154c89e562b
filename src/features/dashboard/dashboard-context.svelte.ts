import { createContext } from 'svelte';
import type { Config } from '../../lib/config';
import type { Slo } from '../../lib/reading';
import type { RangeMs } from '../../lib/time-range';
import type { Marker } from '../../lib/marker';
import type { Panel } from '../../panels/panel';
import type { Section } from '../../panels/section';
import { mostRanks, ranksNow } from '../../queries/presence';
import type { PageData } from '../../session/page-data.svelte';
import type { PanelSight } from '../../session/panel-sight';

/** Stands in the head of a panel. */
export interface Badge {
  readonly state: 'bad' | 'warn' | 'info';
  /** A sentence in the language of the page. */
  readonly text: string;
}

/** The panels that have been loaded. */
export interface Known {
  /** Any of them, shown or not; null for none. */
  panelOf: (id: string) => Panel | null;
  /** `loading` and `failed`: only the first section is there. */
  readonly state: 'loading' | 'whole' | 'failed';
}

interface Sources {
  readonly data: PageData;
  readonly sight: PanelSight;
  readonly config: Config;
  /** The range that the page shows now. */
  readonly range: () => RangeMs;
  /** The goals of `config.json`, or those that the link says instead. */
  readonly slo: () => Slo;
  /** True when the range ends now. */
  readonly isLive: () => boolean;
  /** The sections for which something is exported. */
  readonly sections: () => readonly Section[];
  readonly known: Known;
  /** What happened in the range, for every chart; none where they are switched off. */
  readonly markers: () => readonly Marker[];
  /** What is wrong with what a panel shows, or null. */
  readonly badgeOf: (panelId: string) => Badge | null;
  /** How many ranks should report, or null: nobody said, or only some of them are selected. */
  readonly expectedEngines: () => number | null;
  /** The label matchers that the page asks with now. */
  readonly selector: () => string;
  readonly retry: (panel: Panel) => void;
  /** Shows the range twice as long. */
  readonly zoomOut: () => void;
}

/** What every panel of a dashboard needs of the page around it. */
export class DashboardContext {
  readonly data: PageData;
  readonly sight: PanelSight;
  readonly config: Config;
  readonly known: Known;
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

  get expectedEngines(): number | null {
    return this.#sources.expectedEngines();
  }

  get selector(): string {
    return this.#sources.selector();
  }

  /** Ranks that report at the end of the range, of how many. */
  get ranks(): { up: number; of: number } {
    const presence = this.data.presence.value;
    if (!presence) return { up: 0, of: 0 };
    return { up: ranksNow(presence), of: this.expectedEngines ?? mostRanks(presence) };
  }
}

export const [getDashboard, setDashboard] = createContext<DashboardContext>();

import { createContext } from 'svelte';
import type { Config } from '../../lib/config';
import type { RangeMs } from '../../lib/time-range';
import type { Panel } from '../../panels/panel';
import { mostRanks, ranksNow } from '../../queries/presence';
import type { PageData } from './page-data.svelte';
import type { PanelSight } from './panel-sight';

interface Sources {
  readonly data: PageData;
  readonly sight: PanelSight;
  readonly config: Config;
  /** The range that the page shows now. */
  readonly range: () => RangeMs;
  /** True when the range ends now. */
  readonly isLive: () => boolean;
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
  readonly retry: (panel: Panel) => void;
  readonly zoomOut: () => void;
  readonly #sources: Sources;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.data = sources.data;
    this.sight = sources.sight;
    this.config = sources.config;
    this.retry = sources.retry;
    this.zoomOut = sources.zoomOut;
  }

  get range(): RangeMs {
    return this.#sources.range();
  }

  get isLive(): boolean {
    return this.#sources.isLive();
  }

  get selector(): string {
    return this.#sources.selector();
  }

  /** Ranks that report at the end of the range, of how many. */
  get ranks(): { up: number; of: number } {
    const presence = this.data.presence.value;
    if (!presence) return { up: 0, of: 0 };
    return { up: ranksNow(presence), of: this.config.expectedEngines ?? mostRanks(presence) };
  }
}

export const [getDashboard, setDashboard] = createContext<DashboardContext>();

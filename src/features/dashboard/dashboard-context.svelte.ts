import { createContext } from 'svelte';
import type { Config } from '../../lib/config';
import type { Slo } from '../../lib/reading';
import type { RangeMs } from '../../lib/time-range';
import type { Finding } from '../../findings/finding';
import type { Marker } from '../../lib/marker';
import type { Panel } from '../../panels/panel';
import type { Section } from '../../panels/section';
import type { QueryError } from '../../queries/http/errors';
import { limitRefusalOf } from '../../queries/http/limit-refusal';
import { ranksNow } from '../../queries/presence';
import type { LateEnd } from '../../session/page-loading.svelte';
import type { PageData } from '../../session/page-data.svelte';
import type { Present } from '../../session/present.svelte';
import { BlankStates } from './blank-states.svelte';
import type { Printable } from '../../ui/printable';
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
  readonly present: Present;
  readonly sight: PanelSight;
  readonly config: Config;
  /** Epoch ms, by the clock of the server. */
  readonly now: () => number;
  /** The range of the newest load. */
  readonly range: () => RangeMs;
  /** The objectives: those of the link, else those of `config.json`. */
  readonly slo: () => Slo;
  /** True when the range ends now. */
  readonly isLive: () => boolean;
  /** Where the shown data ends because samples arrive late; null where it ends with the range. */
  readonly lateEnd: () => LateEnd | null;
  /** True when the newest data is too old to be called current. */
  readonly isOld: () => boolean;

  /** The sections for which the selection exports metrics. */
  readonly sections: () => readonly Section[];
  readonly known: Known;
  /** The markers of every chart; none when they are switched off. */
  readonly markers: () => readonly Marker[];
  readonly findings: () => readonly Finding[];
  /** The finding about a panel, or null. */
  readonly badgeOf: (panelId: string) => Badge | null;
  /** The cause that is found at a rank, by the key of the rank, or null. */
  readonly causeOfRank: (key: string) => Badge | null;
  /** How many ranks should report; null when it is not configured, or when only some ranks are selected. */
  readonly expectedEngines: () => number | null;
  /** The current selection, as label matchers. */
  readonly selector: () => string;
  /** An expression with the names of the metrics as the server stores them. */
  readonly stored: (promql: string) => string;
  readonly retry: (panel: Panel) => void;
  /** Shows the range twice as long. */
  readonly zoomOut: () => void;
}

const NO_MARKERS: readonly Marker[] = [];

/** The state of the page that every panel uses. */
export class DashboardContext {
  readonly data: PageData;
  readonly present: Present;
  readonly sight: PanelSight;
  readonly config: Config;
  readonly known: Known;
  readonly now: () => number;
  readonly stored: (promql: string) => string;
  readonly blankStates = new BlankStates();
  /** The panels that are built, by id. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- read once, for printing
  readonly printables = new Map<string, Printable>();
  /** True while the page is printed: tables then have all their rows. */
  isPrinting = $state(false);
  readonly retry: (panel: Panel) => void;
  readonly zoomOut: () => void;
  readonly #sources: Sources;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.data = sources.data;
    this.present = sources.present;
    this.sight = sources.sight;
    this.config = sources.config;
    this.known = sources.known;
    this.now = sources.now;
    this.stored = sources.stored;
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

  /** One list of none, before the findings are there and after: another list redraws every chart. */
  readonly markers: readonly Marker[] = $derived.by(() => {
    const now = this.#sources.markers();
    return now.length > 0 ? now : NO_MARKERS;
  });

  get findings(): readonly Finding[] {
    return this.#sources.findings();
  }

  badgeOf(panelId: string): Badge | null {
    return this.#sources.badgeOf(panelId);
  }

  causeOfRank(key: string): Badge | null {
    return this.#sources.causeOfRank(key);
  }

  get isLive(): boolean {
    return this.#sources.isLive();
  }

  get lateEnd(): LateEnd | null {
    return this.#sources.lateEnd();
  }

  get isOld(): boolean {
    return this.#sources.isOld();
  }

  /** True for a failure of the whole page, which the page reports once. A panel adds what Prometheus says of its own queries. */
  isReported(error: QueryError): boolean {
    const { state } = this.data.presence;
    if (state.kind !== 'failed') return false;
    const isOwn = error.kind === 'rejected' && error.message !== '';
    // The same limit refuses queries of different lengths in different sentences.
    const keyOf = ({ message }: QueryError): string => limitRefusalOf(message)?.setting ?? message;
    return !isOwn || keyOf(error) === keyOf(state.error);
  }

  get expectedEngines(): number | null {
    return this.#sources.expectedEngines();
  }

  get selector(): string {
    return this.#sources.selector();
  }

  /** The moment for which the page knows which ranks report, Unix seconds; null before that. */
  get ranksAtS(): number | null {
    return (this.present.ranks ?? this.data.presence.value)?.grid.endS ?? null;
  }

  /** How many ranks report now, or at the end of a range that is over, and how many there are. */
  get ranks(): { up: number; of: number } {
    const { ranks } = this.present;
    if (!ranks) return { up: 0, of: 0 };
    return { up: ranksNow(ranks), of: this.present.ranksOf ?? 0 };
  }
}

export const [getDashboard, setDashboard] = createContext<DashboardContext>();

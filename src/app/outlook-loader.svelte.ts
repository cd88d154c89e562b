import type { PanelId } from '../panels/panel-id';
import type { Component } from 'svelte';
import type { Finding } from '../findings/finding';
import type { RangeMs } from '../lib/time-range';
import type { Marker } from '../lib/marker';
import type { Outlook, OutlookSources } from '../session/outlook.svelte';

const NONE: readonly never[] = [];

type FindingsView = Component<{
  isOut: boolean;
  isLacking: boolean;
  findings: readonly Finding[];
  range: RangeMs;
  isSettled: boolean;
  isKnown: boolean;
  isLooking: boolean;
  isPart: boolean;
  isPrinted: boolean;
  onshow: ((panelId: PanelId) => void) | null;
  onzoom: (span: NonNullable<Finding['span']>) => void;
}>;

/**
 * Findings, badges and markers. The code of the rules is loaded with the first result of the watches, because the first
 * paint does not need it. Until then there are none.
 */
export class OutlookLoader {
  readonly #sources: OutlookSources;
  #outlook = $state.raw<Outlook | null>(null);
  #view = $state.raw<FindingsView | null>(null);
  #hasFailed = $state(false);

  constructor(sources: OutlookSources) {
    this.#sources = sources;
  }

  /** True when the code is loaded, or has failed to load. */
  get isReady(): boolean {
    return this.#outlook !== null || this.#hasFailed;
  }

  /** True when some of the code failed to load: only a reload of the page helps. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** True while code that the newest findings need still loads. */
  get lacksParts(): boolean {
    return !this.#hasFailed && this.#outlook?.lacksParts === true;
  }

  /** The component that draws the findings, or null before it is loaded. */
  get view(): FindingsView | null {
    return this.#view;
  }

  get findings(): readonly Finding[] {
    return this.#outlook?.findings ?? NONE;
  }

  /** How many ranks there should be now; null until it is known. */
  get ranksThere(): number | null {
    return this.#outlook?.ranksThere ?? null;
  }

  get markers(): readonly Marker[] {
    return this.#outlook?.markers ?? NONE;
  }

  /** The cause that is found at a rank, or null. */
  causeOfRank(key: string): Finding | null {
    return this.#outlook?.causeOfRank(key) ?? null;
  }

  /** The finding about a panel, or null. */
  badgeOf(panelId: string): Finding | null {
    return this.#outlook?.badgeOf(panelId) ?? null;
  }

  /** Loads the code that the newest results need; never throws. */
  async load(): Promise<void> {
    try {
      if (this.#outlook === null) {
        const [{ Outlook }, { default: Findings }] = await Promise.all([
          import('../session/outlook.svelte'),
          import('../features/findings/Findings.svelte'),
          this.#sources.locale.loadAllWords(),
        ]);
        this.#view = Findings;
        this.#outlook ??= new Outlook(this.#sources);
      }
      await this.#outlook.loadParts();
      this.#hasFailed = false;
    } catch {
      this.#hasFailed = true;
    }
  }
}

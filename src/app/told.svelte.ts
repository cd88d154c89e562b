import type { Component } from 'svelte';
import type { Finding } from '../findings/finding';
import type { Marker } from '../lib/marker';
import type { Outlook, OutlookSources } from '../session/outlook.svelte';

const NOTHING: readonly never[] = [];

type FindingsView = Component<{ findings: readonly Finding[]; onshow: (panelId: string) => void }>;

/**
 * Findings, badges and events, once there is something to look at: the rules that make them are loaded with the first
 * answer, as the first picture does not need them.
 */
export class Told {
  readonly #sources: OutlookSources;
  #outlook = $state.raw<Outlook | null>(null);
  #view = $state.raw<FindingsView | null>(null);
  #hasFailed = $state(false);

  constructor(sources: OutlookSources) {
    this.#sources = sources;
  }

  /** True when all is told that the newest answer has to say, or never will be. */
  get isReady(): boolean {
    return this.#outlook !== null || this.#hasFailed;
  }

  /** True when the code of the findings could not be loaded: the page is to be reloaded. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** What draws the findings, or null before there can be any. */
  get view(): FindingsView | null {
    return this.#view;
  }

  get findings(): readonly Finding[] {
    return this.#outlook?.findings ?? NOTHING;
  }

  get markers(): readonly Marker[] {
    return this.#outlook?.markers ?? NOTHING;
  }

  /** What is wrong with what a panel shows, or null. */
  badgeOf(panelId: string): Finding | null {
    return this.#outlook?.badgeOf(panelId) ?? null;
  }

  /** To be called when there is an answer; never throws. */
  async load(): Promise<void> {
    if (this.#outlook !== null) return;
    try {
      const [{ Outlook }, { default: Findings }] = await Promise.all([
        import('../session/outlook.svelte'),
        import('../features/findings/Findings.svelte'),
      ]);
      this.#view = Findings;
      this.#outlook ??= new Outlook(this.#sources);
    } catch {
      this.#hasFailed = true;
    }
  }
}

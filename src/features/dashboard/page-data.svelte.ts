import type { Panel } from '../../panels/panel';
import type { RangeMs } from '../../lib/time-range';
import { createAsker } from '../../queries/asker';
import type { PrometheusClient } from '../../queries/client';
import { ColumnCache } from '../../queries/column-cache';
import { fetchExtent, fetchLastRequest, type Extent } from '../../queries/extent';
import { Latest } from '../../queries/latest.svelte';
import { fetchPageSetup, type PageSetup } from '../../queries/page-setup';
import { fetchPresence, lastSeenS, type Presence } from '../../queries/presence';
import { planGrid } from './page-question';
import { fetchPanel, type PanelAnswer } from './panel-answer';
import { isBlankAnswer } from './panel-state';

/** What the page wants to know at one moment. */
export interface PageQuestion {
  readonly range: RangeMs;
  /** Label matchers without braces. */
  readonly selector: string;
  /** Width of a plot, CSS pixels. */
  readonly plotWidthPx: number;
  readonly panels: readonly Panel[];
}

/** A set-up is asked for again after this long: targets change their interval, engines their version. */
const SETUP_LIFE_MS = 300_000;

/** Everything is asked again after this long, whatever is known. */
const FULL_EVERY_MS = 600_000;

/** 16 MB of columns. */
const MOST_NUMBERS = 2_000_000;

/** Everything that the page knows from Prometheus, and the one way to ask for it. */
export class PageData {
  readonly presence = new Latest<Presence>();
  /** Where data lies, asked when the range has none. */
  readonly extent = new Latest<Extent>();
  /** When the last request ended, epoch ms; asked when the range has none. */
  readonly lastRequest = new Latest<number | null>();

  readonly #client: PrometheusClient;
  readonly #cache: ColumnCache;
  readonly #now: () => number;
  readonly #panels: ReadonlyMap<string, Latest<PanelAnswer>>;
  #setup = $state.raw<PageSetup | null>(null);
  #setupAtMs = 0;
  #answeredAtMs = $state<number | null>(null);
  #isLoading = $state(false);
  #controller: AbortController | null = null;
  #asideFor = '';

  /** @param lateS how far back a sample may still arrive */
  constructor(client: PrometheusClient, panels: readonly Panel[], now: () => number, lateS: number) {
    this.#client = client;
    this.#now = now;
    this.#cache = new ColumnCache({ lateS, fullEveryMs: FULL_EVERY_MS, mostNumbers: MOST_NUMBERS, now });
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- filled once, never changed
    this.#panels = new Map(panels.map((panel) => [panel.id, new Latest()]));
  }

  /** What is known of the selection, or null before the first answer. */
  get setup(): PageSetup | null {
    return this.#setup;
  }

  /** Epoch ms of the last load that brought an answer, or null before the first. */
  get answeredAtMs(): number | null {
    return this.#answeredAtMs;
  }

  get isLoading(): boolean {
    return this.#isLoading;
  }

  /** The newest answer of a panel. @throws Error for a panel that the page was not built with */
  panel(id: string): Latest<PanelAnswer> {
    const latest = this.#panels.get(id);
    if (!latest) throw new Error(`no panel ${id}`);
    return latest;
  }

  /** Asks for everything of a moment; what was still under way is withdrawn. Settles when all is there; never throws. */
  async load(question: PageQuestion): Promise<void> {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    this.#isLoading = true;
    await this.#ask(question, question.panels, controller.signal);
    if (this.#controller !== controller) return;
    await this.#askAside(question, controller.signal);
    if (this.#controller !== controller) return;
    this.#controller = null;
    this.#isLoading = false;
  }

  /** Asks again for one panel. */
  async retry(question: PageQuestion, panel: Panel): Promise<void> {
    await this.#ask(question, [panel], new AbortController().signal);
  }

  /** Withdraws all that is under way. */
  stop(): void {
    this.#controller?.abort();
    this.#controller = null;
    this.#isLoading = false;
  }

  async #ask(question: PageQuestion, panels: readonly Panel[], signal: AbortSignal): Promise<void> {
    const { range, selector, plotWidthPx } = question;
    const plan = this.#setupFor(question, signal).then((setup) => {
      const planned = planGrid(range, plotWidthPx, setup.scrapeIntervalS, selector);
      const readings = panels.flatMap((panel) => panel.series.map((series) => series.reading));
      const { repair } = setup;
      const ask = createAsker({
        client: this.#client,
        cache: this.#cache,
        readings,
        repair,
        signal,
        ...planned,
      });
      return { ...planned, ask };
    });
    const answers = panels.map((panel) =>
      this.panel(panel.id).run(async () => {
        const { ask, grid, binding } = await plan;
        return fetchPanel(panel, ask, grid, binding);
      }),
    );
    const presence = this.presence.run(async () => {
      const { ask, grid } = await plan;
      return fetchPresence(ask, grid);
    });
    await Promise.all([...answers, presence]);
    if (!signal.aborted && this.presence.state.kind === 'ready') this.#answeredAtMs = this.#now();
  }

  async #setupFor({ selector, range }: PageQuestion, signal: AbortSignal): Promise<PageSetup> {
    const known = this.#setup;
    if (known?.selector === selector && this.#now() - this.#setupAtMs < SETUP_LIFE_MS) return known;
    const setup = await fetchPageSetup(this.#client, selector, range, signal);
    this.#setup = setup;
    this.#setupAtMs = this.#now();
    return setup;
  }

  /** What an empty or an idle page wants to tell besides: asked once for each selection and minute. */
  async #askAside({ range, selector, panels }: PageQuestion, signal: AbortSignal): Promise<void> {
    const presence = this.presence.state;
    if (presence.kind !== 'ready') return;
    const isEmpty = lastSeenS(presence.value) === null;
    const isIdle = panels.some(({ id }) => {
      const state = this.panel(id).state;
      return state.kind === 'ready' && isBlankAnswer(state.value);
    });
    const aside = `${isEmpty ? 'empty' : isIdle ? 'idle' : ''} ${selector} ${Math.floor(range.toMs / 60_000)}`;
    if (aside === this.#asideFor || (!isEmpty && !isIdle)) return;
    if (isEmpty) await this.extent.run(() => fetchExtent(this.#client, selector, this.#now(), signal));
    else
      await this.lastRequest.run(() => fetchLastRequest(this.#client, selector, range.toMs / 1000, signal));
    if (!signal.aborted) this.#asideFor = aside;
  }
}

import type { Panel } from '../../panels/panel';
import type { RangeMs } from '../../lib/time-range';
import { createAsker, type Ask } from '../../queries/asker';
import type { PrometheusClient } from '../../queries/client';
import { ColumnCache } from '../../queries/column-cache';
import { fetchExtent, fetchLastRequest, type Extent } from '../../queries/extent';
import type { Gather } from '../../queries/gather';
import { Latest } from '../../queries/latest.svelte';
import { fetchPageSetup, type PageSetup } from '../../queries/page-setup';
import { fetchPresence, lastSeenS, type Presence } from '../../queries/presence';
import { loadEndOf, type LoadEnd } from './load-end';
import { planGrid } from './page-question';
import { PageRound } from './page-round';
import { fetchPanel, type PanelAnswer } from './panel-answer';
import type { Sight } from './panel-sight';
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

export interface PageDataOptions {
  readonly client: PrometheusClient;
  /** All panels that may be asked for. */
  readonly panels: readonly Panel[];
  /** Epoch ms. */
  readonly now: () => number;
  /** How far back a sample may still arrive, seconds. */
  readonly lateS: number;
  /** Where a panel is. */
  readonly sightOf: (id: string) => Sight;
  /** Answers are shown together at its turns. */
  readonly gather: Gather;
}

/** A set-up is asked for again after this long: targets change their interval, engines their version. */
const SETUP_LIFE_MS = 300_000;

/** Everything is asked again after this long, whatever is known. */
const FULL_EVERY_MS = 600_000;

/** 16 MB of columns. */
const MOST_NUMBERS = 2_000_000;

/** What the questions of one load are put with. */
type Plan = ReturnType<typeof planGrid> & { readonly ask: Ask };

/** The newest load: what was asked, and how it goes on when another panel comes near. */
interface Load {
  readonly question: PageQuestion;
  readonly controller: AbortController;
  readonly round: PageRound;
  plan: Promise<Plan>;
}

/** Everything that the page knows from Prometheus, and the one way to ask for it. */
export class PageData {
  readonly presence = new Latest<Presence>();
  /** Where data lies, asked when the range has none. */
  readonly extent = new Latest<Extent>();
  /** When the last request ended, epoch ms; asked when the range has none. */
  readonly lastRequest = new Latest<number | null>();

  readonly #options: PageDataOptions;
  readonly #cache: ColumnCache;
  readonly #panels: ReadonlyMap<string, Latest<PanelAnswer>>;
  #setup = $state.raw<PageSetup | null>(null);
  #setupAtMs = 0;
  #answeredAtMs = $state<number | null>(null);
  #isLoading = $state(false);
  #behind = $state.raw<readonly string[]>([]);
  #load: Load | null = null;
  #isOpening = false;
  #asideFor = '';

  constructor(options: PageDataOptions) {
    const { panels, lateS, now } = options;
    this.#options = options;
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

  /** True while something that can be seen waits for an answer. */
  get isLoading(): boolean {
    return this.#isLoading;
  }

  /** The newest answer of a panel. @throws Error for a panel that the page was not built with */
  panel(id: string): Latest<PanelAnswer> {
    const latest = this.#panels.get(id);
    if (!latest) throw new Error(`no panel ${id}`);
    return latest;
  }

  /** True while the newest load has not come to a panel: what it shows is from before. */
  isBehind(id: string): boolean {
    return this.#behind.includes(id);
  }

  /**
   * Asks for what can be seen, or nearly, at a moment; what was still under way is withdrawn. Settles when that is
   * there; never throws. Panels that come near later are asked then, for the same moment.
   */
  async load(question: PageQuestion): Promise<LoadEnd> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#load?.controller.abort();
    const round = new PageRound({
      ids: question.panels.map((panel) => panel.id),
      sightOf: this.#options.sightOf,
      ask: (id) => this.#askPanel(load, id),
      signal,
      onstep: () => this.#note(load),
    });
    const load: Load = { question, controller, round, plan: this.#plan(question, signal) };
    this.#load = load;
    this.#isOpening = true;
    round.step();
    await Promise.all([this.#askPresence(load), round.seen]);
    if (this.#load !== load) return 'withdrawn';
    if (this.presence.state.kind === 'ready') this.#answeredAtMs = this.#options.now();
    await this.#askAside(question, signal);
    if (this.#load !== load) return 'withdrawn';
    this.#isOpening = false;
    this.#note(load);
    await round.ended;
    if (this.#load !== load) return 'withdrawn';
    const asked = question.panels.filter((panel) => !round.isBehind(panel.id));
    return loadEndOf([this.presence.state, ...asked.map((panel) => this.panel(panel.id).state)]);
  }

  /** To be called when other panels have come into sight, or near. */
  look(): void {
    this.#load?.round.step();
  }

  /** Asks again for one panel of the newest load. @returns whether Prometheus was reached */
  async retry({ id }: Panel): Promise<boolean> {
    const load = this.#load;
    if (!load) return false;
    const { question, controller, round } = load;
    load.plan = this.#plan(question, controller.signal);
    await Promise.all([round.again(id), this.#askPresence(load)]);
    if (this.#load !== load) return false;
    if (this.presence.state.kind === 'ready') this.#answeredAtMs = this.#options.now();
    return loadEndOf([this.presence.state, this.panel(id).state]) === 'answered';
  }

  /** Withdraws all that is under way. */
  stop(): void {
    this.#load?.controller.abort();
    this.#load = null;
    this.#isLoading = false;
  }

  async #plan(question: PageQuestion, signal: AbortSignal): Promise<Plan> {
    const { range, selector, plotWidthPx, panels } = question;
    const { scrapeIntervalS, repair } = await this.#setupFor(question, signal);
    const planned = planGrid(range, plotWidthPx, scrapeIntervalS, selector);
    const readings = panels.flatMap((panel) => panel.series.map((series) => series.reading));
    const { client } = this.#options;
    return {
      ...planned,
      ask: createAsker({ client, cache: this.#cache, readings, repair, signal, ...planned }),
    };
  }

  async #askPanel(load: Load, id: string): Promise<void> {
    const panel = load.question.panels.find((p) => p.id === id);
    if (!panel) return;
    await this.panel(id).run(async () => {
      const { ask, grid, binding } = await load.plan;
      const answer = await fetchPanel(panel, ask, grid, binding);
      await this.#options.gather.turn(load.controller.signal);
      return answer;
    });
  }

  async #askPresence(load: Load): Promise<void> {
    await this.presence.run(async () => {
      const { ask, grid } = await load.plan;
      const answer = await fetchPresence(ask, grid);
      await this.#options.gather.turn(load.controller.signal);
      return answer;
    });
  }

  /** What follows from how far the newest load is. */
  #note(load: Load): void {
    if (this.#load !== load) return;
    const { round, question } = load;
    this.#isLoading = this.#isOpening || round.isWaiting;
    const behind = question.panels.map((panel) => panel.id).filter((id) => round.isBehind(id));
    if (behind.join() !== this.#behind.join()) this.#behind = behind;
  }

  async #setupFor({ selector, range }: PageQuestion, signal: AbortSignal): Promise<PageSetup> {
    const known = this.#setup;
    if (known?.selector === selector && this.#options.now() - this.#setupAtMs < SETUP_LIFE_MS) return known;
    const setup = await fetchPageSetup(this.#options.client, selector, range, signal);
    if (signal.aborted) return setup;
    this.#setup = setup;
    this.#setupAtMs = this.#options.now();
    return setup;
  }

  /** What an empty or an idle page wants to tell besides: asked once for each selection and minute. */
  async #askAside({ range, selector, panels }: PageQuestion, signal: AbortSignal): Promise<void> {
    const { client, now } = this.#options;
    const presence = this.presence.state;
    if (presence.kind !== 'ready') return;
    const isEmpty = lastSeenS(presence.value) === null;
    const isIdle = panels.some(({ id }) => {
      const state = this.panel(id).state;
      return state.kind === 'ready' && isBlankAnswer(state.value);
    });
    const aside = `${isEmpty ? 'empty' : isIdle ? 'idle' : ''} ${selector} ${Math.floor(range.toMs / 60_000)}`;
    if (aside === this.#asideFor || (!isEmpty && !isIdle)) return;
    if (isEmpty) await this.extent.run(() => fetchExtent(client, selector, now(), signal));
    else await this.lastRequest.run(() => fetchLastRequest(client, selector, range.toMs / 1000, signal));
    if (!signal.aborted) this.#asideFor = aside;
  }
}

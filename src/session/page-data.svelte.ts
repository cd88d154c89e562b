import { metricsOf } from '../lib/reading';
import { noResults, type SharedResults } from '../queries/reading-loader';
import type { PrometheusClient } from '../queries/http/client';
import { fetchExtent, fetchLastRequest, type DataExtent } from '../queries/extent';
import type { Gather } from './gather';
import { Latest } from './latest.svelte';
import { fetchMetricNames } from '../queries/metric-names';
import { fetchPageSetup, type PageSetup } from '../queries/page-setup';
import { loadPresence, lastSeenS, type Presence } from '../queries/presence';
import { loadEndOf, type LoadEnd } from './load-end';
import type { PageQuery } from './page-query';
import { PagePlanner, type PagePlan } from './page-plan';
import { PageRound } from './page-round';
import { isBlankResult, type GroupResult } from './group-result';
import type { Sight } from './panel-sight';
import type { ReadingGroup } from './reading-group';

export interface PageDataOptions {
  readonly client: PrometheusClient;
  /** Epoch ms. */
  readonly now: () => number;
  /** How far back a sample may still arrive, seconds. */
  readonly lateS: number;
  /** Where a subject is. */
  readonly sightOf: (id: string) => Sight;
  /** True while nobody looks at the page: what was in sight is finished, nothing more is begun. */
  readonly isHidden: () => boolean;
  /** Answers are shown together at its turns. */
  readonly gather: Gather;
}

/** A set-up is asked for again after this long: targets change their interval, engines their version. */
const SETUP_LIFE_MS = 300_000;

/** From then on a load is told to be under way: what is answered at once must not blink. */
const LONG_MS = 250;

/** The newest load: what was asked, and how it goes on when another panel comes near. */
interface Load {
  question: PageQuery;
  readonly controller: AbortController;
  readonly round: PageRound;
  /** Kept from plan to plan, so that panels that come later share what the first ones asked. */
  readonly asked: SharedResults;
  plan: Promise<PagePlan>;
}

/** Everything that the page knows from Prometheus, and the one way to ask for it. */
export class PageData {
  readonly presence = new Latest<Presence>();
  /** The metrics of the selection; failed where the server does not tell. */
  readonly metricNames = new Latest<ReadonlySet<string>>();
  /** Where data lies, asked when the range has none. */
  readonly extent = new Latest<DataExtent>();
  /** When the last request ended, epoch ms; asked when the range has none. */
  readonly lastRequest = new Latest<number | null>();

  readonly #options: PageDataOptions;
  readonly #planner: PagePlanner;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- a subject's place is made once and stays
  readonly #results = new Map<string, Latest<GroupResult>>();
  #setup = $state.raw<PageSetup | null>(null);
  #setupAtMs = 0;
  /** A set-up that was asked for before the first question. */
  #early: { readonly selector: string; readonly setup: Promise<PageSetup> } | null = null;
  readonly #earlyController = new AbortController();
  #namesOf: string | null = null;
  #answeredAtMs = $state<number | null>(null);
  #isLoading = $state(false);
  #isLong = $state(false);
  #longTimer: ReturnType<typeof setTimeout> | undefined;
  #behind = $state.raw<readonly string[]>([]);
  #load: Load | null = null;
  #isOpening = false;
  #asideFor = '';

  constructor(options: PageDataOptions) {
    this.#options = options;
    this.#planner = new PagePlanner(options);
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

  /** True when the newest load began a while ago: what is still asked for is worth telling. */
  get isLong(): boolean {
    return this.#isLong;
  }

  /**
   * Makes room for the answers of subjects, before anything looks for them: a state that is made while something derives
   * from it would not be seen to change.
   */
  prepare(ids: readonly string[]): void {
    for (const id of ids) if (!this.#results.has(id)) this.#results.set(id, new Latest());
  }

  /** The newest answer of a subject. @throws Error for one that was not prepared */
  answerOf(id: string): Latest<GroupResult> {
    const latest = this.#results.get(id);
    if (!latest) throw new Error(`nothing is asked for ${id}`);
    return latest;
  }

  /** True while the newest load has not come to a subject: what it shows is from before. */
  isBehind(id: string): boolean {
    return this.#behind.includes(id);
  }

  /** Asks already for what the first question must know of a selection, while the page is being laid out. */
  anticipate({ selector, range }: Pick<PageQuery, 'selector' | 'range'>): void {
    const { client } = this.#options;
    const setup = fetchPageSetup(client, selector, range.toMs / 1000, this.#earlyController.signal);
    this.#early = { selector, setup };
    // Told of by the question that needs it; the next one asks anew.
    setup.catch(() => (this.#early = null));
  }

  /** Settles when the questions of the newest load have been put, or cannot be. @returns false for one that was overtaken */
  async put(): Promise<boolean> {
    const load = this.#load;
    await load?.plan.catch(() => undefined);
    return load !== null && this.#load === load;
  }

  /**
   * Asks for what can be seen, or nearly, at a moment; what was still under way is withdrawn. Settles when that is
   * there; never throws. Panels that come near later are asked then, for the same moment.
   */
  async load(question: PageQuery): Promise<LoadEnd> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#load?.controller.abort();
    const round = new PageRound({
      ids: question.subjects.map(({ id }) => id),
      sightOf: (id) => this.#sightOf(id),
      ask: (id) => this.#askSubject(load, id),
      signal,
      onstep: () => this.#note(load),
    });
    const asked = noResults();
    const load: Load = { question, controller, round, asked, plan: this.#plan(question, signal, asked) };
    this.#load = load;
    this.#isOpening = true;
    this.#isLong = false;
    clearTimeout(this.#longTimer);
    this.#longTimer = setTimeout(() => (this.#isLong = true), LONG_MS);
    round.step();
    await Promise.all([this.#askPresence(load), this.#askNames(load), round.seen]);
    if (this.#load !== load) return 'withdrawn';
    if (this.presence.state.kind === 'ready') this.#answeredAtMs = this.#options.now();
    await this.#askAside(question, signal);
    if (this.#load !== load) return 'withdrawn';
    this.#isOpening = false;
    this.#note(load);
    await round.ended;
    if (this.#load !== load) return 'withdrawn';
    clearTimeout(this.#longTimer);
    const answered = load.question.subjects.filter(({ id }) => !round.isBehind(id));
    return loadEndOf([this.presence.state, ...answered.map(({ id }) => this.answerOf(id).state)]);
  }

  /** Other subjects, for the moment that the page shows: only what is new is asked. */
  show(subjects: readonly ReadingGroup[]): void {
    const load = this.#load;
    if (!load) return;
    const { controller, round, asked } = load;
    if (subjects === load.question.subjects) return;
    load.question = { ...load.question, subjects };
    // Which requests serve them depends on all of them; what is known already is not asked again.
    load.plan = this.#plan(load.question, controller.signal, asked);
    round.show(subjects.map(({ id }) => id));
  }

  /** To be called when other panels have come into sight, or near, and when the page is shown again. */
  look(): void {
    this.#load?.round.step();
  }

  /** Asks again for one subject of the newest load. @returns whether Prometheus was reached */
  async retry(id: string): Promise<boolean> {
    const load = this.#load;
    if (!load) return false;
    const { question, controller, round, asked } = load;
    load.plan = this.#plan(question, controller.signal, asked);
    await Promise.all([round.again(id), this.#askPresence(load)]);
    if (this.#load !== load) return false;
    if (this.presence.state.kind === 'ready') this.#answeredAtMs = this.#options.now();
    return loadEndOf([this.presence.state, this.answerOf(id).state]) === 'answered';
  }

  /** Withdraws all that is under way. */
  stop(): void {
    this.#earlyController.abort();
    this.#load?.controller.abort();
    this.#load = null;
    this.#isLoading = false;
    clearTimeout(this.#longTimer);
  }

  #plan(question: PageQuery, signal: AbortSignal, asked: SharedResults): Promise<PagePlan> {
    const plan = this.#setupFor(question, signal).then((setup) =>
      this.#planner.plan(question, setup, signal, asked),
    );
    // Told of by the subjects that wait for it; when none does, a failure is nobody's.
    plan.catch(() => undefined);
    return plan;
  }

  #sightOf(id: string): Sight {
    const sight = this.#options.sightOf(id);
    return sight === 'near' && this.#options.isHidden() ? 'far' : sight;
  }

  async #askSubject(load: Load, id: string): Promise<void> {
    const subject = load.question.subjects.find((s) => s.id === id);
    if (!subject) return;
    await this.#askFor(this.answerOf(id), load, ({ answer }) => answer(subject));
  }

  /** What has an answer already gets the next one together with the others: only a first answer is shown at once. */
  async #askFor<T>(latest: Latest<T>, load: Load, ask: (plan: PagePlan) => Promise<T>): Promise<void> {
    const { gather } = this.#options;
    await latest.run(async () => {
      const arrive = latest.value === null ? null : gather.expect();
      try {
        const answered = await ask(await load.plan);
        arrive?.();
        await gather.turn(load.controller.signal);
        return answered;
      } finally {
        arrive?.();
      }
    });
  }

  async #askPresence(load: Load): Promise<void> {
    await this.#askFor(this.presence, load, ({ ask, grid }) => loadPresence(ask, grid));
  }

  /** SharedResults with each set-up; no question waits for it. */
  async #askNames({ question, controller }: Load): Promise<void> {
    const { selector, range } = question;
    const { state } = this.metricNames;
    const isRefused = state.kind === 'failed' && state.error.kind === 'rejected';
    const isKnown = state.kind === 'ready' || isRefused;
    if (this.#namesOf === selector && isKnown && !this.#isSetupOld()) return;
    this.#namesOf = selector;
    await this.metricNames.run(() =>
      fetchMetricNames(this.#options.client, selector, range, controller.signal),
    );
  }

  #isSetupOld(): boolean {
    return this.#options.now() - this.#setupAtMs >= SETUP_LIFE_MS;
  }

  /** What follows from how far the newest load is. */
  #note(load: Load): void {
    if (this.#load !== load) return;
    const { round, question } = load;
    this.#isLoading = this.#isOpening || round.isWaiting;
    const behind = question.subjects.map(({ id }) => id).filter((id) => round.isBehind(id));
    if (behind.join() !== this.#behind.join()) this.#behind = behind;
  }

  async #setupFor({ selector, range }: PageQuery, signal: AbortSignal): Promise<PageSetup> {
    const known = this.#setup;
    if (known?.selector === selector && !this.#isSetupOld()) return known;
    const early = this.#early?.selector === selector ? this.#early.setup : null;
    const setup = await (early ?? fetchPageSetup(this.#options.client, selector, range.toMs / 1000, signal));
    if (signal.aborted) return setup;
    this.#early = null;
    this.#setup = setup;
    this.#setupAtMs = this.#options.now();
    return setup;
  }

  /** True for what is blank only while nobody asks: a statistic of requests whose histogram is there. */
  #tellsOfRequests({ readings }: ReadingGroup): boolean {
    const names = this.metricNames.value;
    return readings.some(
      (reading) =>
        (reading.kind === 'quantile' || reading.kind === 'mean') &&
        (names === null || metricsOf(reading).every((name) => names.has(name))),
    );
  }

  /** What an empty or an idle page wants to tell besides: asked once for each selection and minute. */
  async #askAside({ range, selector, subjects }: PageQuery, signal: AbortSignal): Promise<void> {
    const { client, now } = this.#options;
    const presence = this.presence.state;
    if (presence.kind !== 'ready') return;
    const isEmpty = lastSeenS(presence.value) === null;
    const isIdle = subjects.some((subject) => {
      const { state } = this.answerOf(subject.id);
      return state.kind === 'ready' && isBlankResult(state.value) && this.#tellsOfRequests(subject);
    });
    const aside = `${isEmpty ? 'empty' : isIdle ? 'idle' : ''} ${selector} ${Math.floor(range.toMs / 60_000)}`;
    if (aside === this.#asideFor || (!isEmpty && !isIdle)) return;
    if (isEmpty) await this.extent.run(() => fetchExtent(client, selector, now(), signal));
    else await this.lastRequest.run(() => fetchLastRequest(client, selector, range.toMs / 1000, signal));
    if (!signal.aborted) this.#asideFor = aside;
  }
}

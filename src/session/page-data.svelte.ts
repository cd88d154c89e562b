import type { PrometheusClient } from '../queries/http/client';
import type { RangeClient } from '../queries/reading-loader';
import type { Gather } from './gather';
import { BackOff } from '../queries/back-off';
import { Latest } from './latest.svelte';
import type { LatestState } from './latest-state';
import { FIGURES_ID, FIRST_FIGURES_ID, presenceOf, RANKS_AT_END } from './page-groups';
import { loadPresence, lastSeenS, type Presence } from '../queries/presence';
import { BlankPageFacts } from './blank-page-facts';
import { blanknessOf, haveRequests, type Blankness } from './blankness';
import type { GroupResult } from './group-result';
import { GroupResults } from './group-results';
import { KeptRange } from './kept-range';
import { createLoad, type Load, type LoadBasis } from './load';
import { loadEndOf, outageIn, type LoadEnd } from './load-end';
import { PagePlanner, type PagePlan } from './page-plan';
import { endsEarly, isOtherMoment, isRefreshOf, type PageQuery } from './page-query';
import type { Sight } from './panel-sight';
import { isOfPanel, type ReadingGroup } from './reading-group';
import { SelectionMetrics } from './selection-metrics';
import { SetupCache } from './setup-cache.svelte';

export interface PageDataOptions {
  readonly client: PrometheusClient;
  /** As in `Connection`. */
  readonly queries?: RangeClient | undefined;
  /** Epoch ms. */
  readonly now: () => number;
  /** How far back a sample may still arrive, seconds; null: the page finds it. */
  readonly lateS: number | null;
  /** As in the configuration. */
  readonly gpuHostLabel?: string | null;
  /** As in `PagePlanner`. */
  readonly mayEstimate?: boolean;
  /** Where a group is on the page. */
  readonly sightOf: (id: string) => Sight;
  /** True while the page is hidden: groups in the window still load, no others start. */
  readonly isHidden: () => boolean;
  /**
   * They collect results, so that those of one frame are shown together: those of panels, and with or after them what the page
   * says beside its panels.
   */
  readonly gathers: { readonly panels: Gather; readonly others: Gather };
}

/** A load that runs for longer than this shows a progress line, ms: a quick one must not blink. */
const LONG_MS = 500;

/** When the API queue takes longer than this, and then again beside the rest of its groups, that is shown before it, ms. */
const PATIENCE_MS = 2000;

export interface StartedLoad {
  /** Settles when the first requests are sent or cannot be. False when another load has replaced this one. */
  readonly sent: Promise<boolean>;
  /** Settles when the groups in the window and near it are loaded. Never rejects. */
  readonly ended: Promise<LoadEnd>;
}

/** All data of the page from Prometheus, and the loop that loads it. */
export class PageData {
  readonly results = new GroupResults();
  readonly presence = new Latest<Presence>();
  readonly setup: SetupCache;
  readonly metrics: SelectionMetrics;
  readonly blankFacts: BlankPageFacts;
  readonly #options: PageDataOptions;
  readonly #planner: PagePlanner;
  readonly #backOff: BackOff;
  readonly #kept: KeptRange;
  /** The newest load. */
  #load: Load | null = null;
  #loadedAtMs = $state<number | null>(null);
  #failingSinceMs = $state<number | null>(null);
  #isLoading = $state(false);
  #isLong = $state(false);
  #longTimer: ReturnType<typeof setTimeout> | undefined;
  #pending = $state.raw<readonly string[]>([]);
  /** The results that were there when a load of another moment began. */
  #outdated: WeakSet<GroupResult> | null = $state.raw(null);
  #blankness = $state.raw<Blankness | null>(null);

  constructor(options: PageDataOptions) {
    const { client, now, gpuHostLabel, lateS } = options;
    this.#options = options;
    this.#planner = new PagePlanner({
      ...options,
      beforePresent: () => options.gathers.panels.shown(),
      onmissing: () => this.setup.noteMissing(),
    });
    this.#backOff = new BackOff(now);
    this.#kept = new KeptRange(client, now);
    this.setup = new SetupCache(client, now, gpuHostLabel, lateS === null);
    this.metrics = new SelectionMetrics(client);
    this.blankFacts = new BlankPageFacts(client, now);
  }

  /** Why no panel of requests has data; null when one has, and before it is known. */
  get blankness(): Blankness | null {
    return this.#blankness;
  }

  /**
   * Epoch ms at which the last load that reached Prometheus began, or null before the first: its data is of that moment, however
   * late the responses come.
   */
  get loadedAtMs(): number | null {
    return this.#loadedAtMs;
  }

  /** Epoch ms of the first failed load since the last success; null when the newest load did not fail. */
  get failingSinceMs(): number | null {
    return this.#failingSinceMs;
  }

  /** True while something in the window waits for its result. */
  get isLoading(): boolean {
    return this.#isLoading;
  }

  /** True when the newest load has run for long, so that panels without its results show progress. */
  get isLong(): boolean {
    return this.#isLong;
  }

  /** True while the newest load has not started a group: its result is from an earlier load. */
  isPending(id: string): boolean {
    return this.#pending.includes(id);
  }

  /** The newest result of a group for a selection; null before the first, and while the result is older than a change of the moment. */
  resultFor(id: string, selector: string): GroupResult | null {
    const { value } = this.results.of(id);
    return value?.binding.selector === selector && this.#outdated?.has(value) !== true ? value : null;
  }

  /** Withdraws the previous load, and loads the groups in the window, then those near it, for one moment. */
  load(query: PageQuery): StartedLoad {
    this.#load?.controller.abort();
    if (this.#load && isOtherMoment(this.#load.query, query)) this.#outdated = this.results.all;
    if (this.#load && !isRefreshOf(this.#load.query, query)) this.#planner.stop();
    const load = createLoad(
      query,
      this.#options.now(),
      this.#dueIdsOf(query),
      (id) => this.#sightOf(id, query),
      (basis) => this.#plan(basis),
    );
    this.#load = load;
    this.#isLong = false;
    clearTimeout(this.#longTimer);
    this.#longTimer = setTimeout(() => (this.#isLong = true), LONG_MS);
    this.#step(load);
    const isNewest = (): boolean => this.#load === load;
    return { sent: load.plan.then(isNewest, isNewest), ended: this.#finish(load) };
  }

  /** Shows other groups for the moment of the newest load. Only new ones send requests. */
  show(groups: readonly ReadingGroup[]): void {
    const load = this.#load;
    if (!load || groups === load.query.groups) return;
    load.query = { ...load.query, groups };
    // The queries depend on all groups together.
    load.plan = this.#plan(load);
    load.order.setIds(this.#dueIdsOf(load.query));
    this.#step(load);
  }

  /** The next load includes the groups that wait after failures, since a person asks for the data. */
  tryAll(): void {
    this.#backOff.clear();
    this.#planner.tryAll();
  }

  /** Starts what is due. Call it when other groups come near the window, and when the page is shown again. */
  resume(): void {
    if (this.#load) this.#step(this.#load);
  }

  /** Loads one group of the newest load again. @returns whether Prometheus was reached */
  async retry(id: string): Promise<boolean> {
    const load = this.#load;
    if (!load) return false;
    load.plan = this.#plan(load);
    const isRestarted = load.order.restart(id);
    this.#noteProgress(load);
    await Promise.all([isRestarted ? this.#loadGroup(load, id) : null, this.#loadPresence(load)]);
    if (this.#load !== load) return false;
    this.#noteReached(load);
    // A group that succeeds is in the next load again.
    if (isRestarted) this.#noteGroup(id);
    return loadEndOf([this.presence.state, this.results.of(id).state]).kind === 'loaded';
  }

  /** Withdraws all requests. */
  stop(): void {
    this.setup.stop();
    this.#kept.stop();
    this.#planner.stop();
    this.#load?.controller.abort();
    this.#load = null;
    this.#isLoading = false;
    clearTimeout(this.#longTimer);
  }

  async #finish(load: Load): Promise<LoadEnd> {
    const { query, controller, order } = load;
    await Promise.all([
      this.#loadPresence(load),
      this.metrics.load(query, this.setup.isStale, controller.signal),
      load.visibleLoaded.opened,
    ]);
    if (this.#load !== load) return { kind: 'withdrawn' };
    this.#noteReached(load);
    const { groups } = query;
    const stateOf = (id: string): LatestState<GroupResult> => this.results.of(id).state;
    const { state: presence } = this.presence;
    const blankness = blanknessOf({ groups, presence, names: this.metrics.names.value, stateOf });
    if (blankness !== null) await this.blankFacts.load(blankness, query, controller.signal);
    if (this.#load !== load) return { kind: 'withdrawn' };
    this.#blankness = blankness === 'idle' && haveRequests({ groups, stateOf }) ? null : blankness;
    load.isOpening = false;
    this.#noteProgress(load);
    await load.done.opened;
    if (this.#load !== load) return { kind: 'withdrawn' };
    clearTimeout(this.#longTimer);
    const started = load.query.groups.filter(({ id }) => order.hasStarted(id));
    const end = loadEndOf([this.presence.state, ...this.#statesOf(load)]);
    // When everything fails, or Prometheus cannot be reached, the whole page waits.
    if (end.kind === 'loaded' && this.presence.state.kind !== 'failed')
      for (const { id } of started) this.#noteGroup(id);
    return end;
  }

  /** The states of the groups that a load has started. */
  #statesOf({ query, order }: Load): LatestState<GroupResult>[] {
    return query.groups.flatMap(({ id }) => (order.hasStarted(id) ? [this.results.of(id).state] : []));
  }

  #noteGroup(id: string): void {
    const { state } = this.results.of(id);
    if (state.kind !== 'loading') this.#backOff.note(id, state.kind === 'failed' ? state.error : null);
  }

  /** The groups that wait after failures keep their error until then. */
  #dueIdsOf({ groups, selector }: PageQuery): string[] {
    const isDue = (id: string): boolean =>
      this.#backOff.isDue(id) && (id !== FIRST_FIGURES_ID || !this.#hasFigures(selector));
    return groups.map(({ id }) => id).filter(isDue);
  }

  /** False while a part of the figures comes first, and the others after the panels in the window. */
  #hasFigures(selector: string): boolean {
    return this.resultFor(FIGURES_ID, selector) !== null;
  }

  /** Starts the groups that are due. The end of each group is the next step. */
  #step(load: Load): void {
    const { order, controller } = load;
    if (controller.signal.aborted) return;
    for (const id of order.next()) void this.#loadGroup(load, id);
    if (!order.isWaiting) load.visibleLoaded.open();
    if (order.isDone) load.done.open();
    this.#noteProgress(load);
  }

  async #loadGroup(load: Load, id: string): Promise<void> {
    const group = load.query.groups.find((g) => g.id === id);
    const { panels, others } = this.#options.gathers;
    const gather = isOfPanel(id) ? panels : others;
    const onarrive = (): void => {
      load.order.arrive(id);
      this.#step(load);
    };
    if (group) {
      const latest = this.results.of(id);
      const fetch = ({ loadGroup }: PagePlan, show: (part: GroupResult) => void): Promise<GroupResult> => {
        const whole = loadGroup(group);
        if (group.readings.some(({ kind }) => kind === 'api-wait'))
          this.#showEarly(load, group, whole, loadGroup, show);
        return whole;
      };
      await this.#fetch(latest, load, gather, fetch, onarrive);
    }
    load.order.finish(id);
    this.#step(load);
  }

  /** Shows a group without its API queue where that takes long, and no longer waits for it. */
  #showEarly(
    load: Load,
    group: ReadingGroup,
    whole: Promise<GroupResult>,
    loadGroup: PagePlan['loadGroup'],
    show: (part: GroupResult) => void,
  ): void {
    const { value: last } = this.results.of(group.id);
    const patienceMs = this.#planner.isQueueLate ? 0 : PATIENCE_MS;
    const timer = setTimeout(() => {
      const showPart = (part: GroupResult | null): void => {
        this.#planner.isQueueLate = true;
        if (part) show(part);
        load.order.showPart(group.id);
        this.#step(load);
      };
      import('./early-part')
        .then(({ showEarly }) =>
          showEarly({ group, whole, last, patienceMs, load: loadGroup, show: showPart }),
        )
        // Without it the group comes as a whole.
        .catch(() => undefined);
    }, patienceMs);
    const end = (): void => clearTimeout(timer);
    whole.then(end, end);
  }

  async #loadPresence(load: Load): Promise<void> {
    const { others } = this.#options.gathers;
    const responsesBefore = this.#planner.responses;
    await this.#fetch(this.presence, load, others, async ({ loadReadings, loadGroup, grid }) => {
      const presence = await loadPresence(loadReadings, grid);
      // Known points alone do not tell whether Prometheus can be reached.
      if (this.#planner.responses === responsesBefore) await load.visibleLoaded.opened;
      const outage = this.#planner.responses === responsesBefore ? outageIn(this.#statesOf(load)) : null;
      if (outage) throw outage;
      if (lastSeenS(presence) !== null || !endsEarly(grid)) return presence;
      // The grid of a long range ends up to a step before it: the only samples may be between.
      const atEnd = await loadGroup(RANKS_AT_END);
      const ended = presenceOf(atEnd);
      return lastSeenS(ended) === null ? presence : ended;
    });
  }

  /**
   * A first result is shown in the next frame. A newer one is shown together with the others of its load.
   * @param onarrive called when a newer result is there and is not shown yet
   */
  async #fetch<T>(
    latest: Latest<T>,
    load: Load,
    gather: Gather,
    fetch: (plan: PagePlan, show: (part: T) => void) => Promise<T>,
    onarrive?: () => void,
  ): Promise<void> {
    await latest.run(async (_, show) => {
      const arrive = latest.value === null ? null : gather.expect();
      try {
        const result = await fetch(await load.plan, (part) => {
          arrive?.();
          show(part);
        });
        // What loads next is expected before this no longer is.
        if (arrive) onarrive?.();
        arrive?.();
        await gather.turn(load.controller.signal);
        return result;
      } finally {
        arrive?.();
      }
    });
  }

  #plan({ query, controller, shared }: LoadBasis): Promise<PagePlan> {
    const { signal } = controller;
    const plan = Promise.all([this.setup.get(query, signal), this.#kept.of(query)]).then(([setup, kept]) =>
      this.#planner.plan(query, setup, signal, shared, kept),
    );
    // The groups that wait for the plan report its failure.
    plan.catch(() => undefined);
    return plan;
  }

  #sightOf(id: string, { selector }: PageQuery): Sight {
    if (id === FIGURES_ID) return this.#hasFigures(selector) ? 'visible' : 'near';
    const sight = this.#options.sightOf(id);
    return sight === 'near' && this.#options.isHidden() ? 'far' : sight;
  }

  /** A withdrawn request does not change the state. */
  #noteReached({ startedAtMs }: Load): void {
    const { kind } = this.presence.state;
    if (kind === 'ready') {
      this.#loadedAtMs = startedAtMs;
      this.#failingSinceMs = null;
    } else if (kind === 'failed') this.#failingSinceMs ??= this.#options.now();
  }

  #noteProgress(load: Load): void {
    if (this.#load !== load) return;
    const { order } = load;
    this.#isLoading = load.isOpening || order.isWaiting;
    const { pending } = order;
    if (pending.join() !== this.#pending.join()) this.#pending = pending;
  }
}

import { PageData } from '../../features/dashboard/page-data.svelte';
import type { PanelAnswer } from '../../features/dashboard/panel-answer';
import type { Sight } from '../../features/dashboard/panel-sight';
import type { LoadEnd } from '../../features/dashboard/load-end';
import { subjectOf } from '../../features/dashboard/subject';
import { DEFAULT_CONFIG } from '../../lib/config';
import { PANELS } from '../../panels';
import { Gather } from '../../queries/gather';
import { RefreshLoop, type Pace } from '../refresh-loop';
import { FakeClock } from './fake-clock';
import { FaultyServer, versionOf } from './faulty-server';

/** One that is read from a histogram, one of a single expression, two of several. */
const OF_THE_PAGE: ReadonlySet<string> = new Set([
  'queue-time',
  'finish-reason',
  'scheduler',
  'kv-cache-usage',
]);

/** Questions of one view: of its panels, the ranks, the last request. */
const MOST_WAITING = 10;

const FRAME_MS = 16;

/** A page without a document: the loop, what the page knows, the queue and a server; and what must hold of them. */
export class PageWorld {
  readonly clock: FakeClock;
  readonly panels = PANELS.filter((panel) => OF_THE_PAGE.has(panel.id)).map(subjectOf);
  readonly server: FaultyServer;
  readonly data: PageData;
  readonly loop: RefreshLoop;
  readonly faults: string[] = [];
  pace: Pace = { kind: 'steady' };
  isHidden = false;
  intervalMs: number | null = null;
  /** Loads that were begun. */
  loads = 0;
  readonly #sights = new Map<string, Sight>();
  readonly #most: number;
  /** The newest that was shown of each panel: version of the view, end of the range. */
  readonly #shown = new Map<string, readonly [number, number]>();
  /** What was shown of each panel when it was last looked at. */
  readonly #values = new Map<string, PanelAnswer>();
  #comeBack: (of: 'page' | 'network') => void = () => undefined;
  #version = 1;
  /** That which the newest load asked for. */
  #loaded = { version: 0, toMs: 0 };
  #underWay = 0;
  #retries = 0;
  /** True while something other than the loop's own timer makes it load. */
  #isPushed = false;

  /**
   * @param most range queries at once
   * @param settle lets all happen that waits for nothing but its turn
   */
  constructor(random: () => number, most: number, settle: () => Promise<void>) {
    this.clock = new FakeClock(1_800_000_000_000, settle);
    this.#most = most;
    this.server = new FaultyServer(
      this.clock,
      random,
      () => most,
      () => this.#onsend(),
    );
    const now = (): number => this.clock.nowMs;
    this.data = new PageData({
      client: this.server,
      now,
      lateS: 60,
      sightOf: (id) => this.#sights.get(id) ?? 'unknown',
      isHidden: () => this.isHidden,
      gather: new Gather((callback) => {
        if (this.isHidden) callback();
        else this.clock.after(FRAME_MS, callback);
      }),
    });
    this.data.prepare(this.panels.map(({ id }) => id));
    this.loop = new RefreshLoop(() => this.#load(), {
      now,
      random,
      isHidden: () => this.isHidden,
      after: (delayMs, callback) => this.clock.after(delayMs, callback),
      onReturn: (callback) => {
        this.#comeBack = callback;
        return () => undefined;
      },
      onPace: (pace) => (this.pace = pace),
    });
  }

  changeView(): void {
    this.#version += 1;
    this.trigger();
    const old = [...this.server.sent].filter(({ expr }) => versionOf(expr) !== this.#version);
    if (!this.isHidden && old.length > 0) this.faults.push(`${old.length} requests of an old view go on`);
  }

  trigger(): void {
    this.#push(() => void this.loop.trigger());
  }

  setInterval(intervalMs: number | null): void {
    this.intervalMs = intervalMs;
    this.loop.setInterval(intervalMs);
  }

  hide(isHidden: boolean): void {
    if (this.isHidden === isHidden) return;
    this.isHidden = isHidden;
    if (isHidden) return;
    this.#push(() => this.#comeBack('page'));
    this.data.look();
  }

  comeOnline(): void {
    this.#push(() => this.#comeBack('network'));
  }

  scroll(sights: readonly Sight[]): void {
    for (const [i, panel] of this.panels.entries()) this.#sights.set(panel.id, sights[i] ?? 'visible');
    this.data.look();
  }

  retry(index: number): void {
    const panel = this.panels[index % this.panels.length];
    if (!panel || this.isHidden) return;
    this.#retries += 1;
    void this.data.retry(panel.id).then((isReached) => {
      this.#retries -= 1;
      if (isReached) this.#push(() => this.loop.reached());
    });
  }

  async advance(ms: number): Promise<void> {
    await this.clock.advance(ms, () => this.check());
  }

  /** What is not as it should be when all is well again and time has passed. */
  unsettled(): string[] {
    const unready = this.panels.filter(({ id }) => {
      const { state } = this.data.answerOf(id);
      return state.kind !== 'ready' || versionOf(state.value.binding.selector) !== this.#version;
    });
    const { running, waiting } = this.server.load;
    return [
      ...unready.map(({ id }) => `${id} shows no answer for the view`),
      ...(this.data.isLoading ? ['still loading'] : []),
      ...(running + waiting > 0 ? [`${running} running, ${waiting} waiting`] : []),
      ...(this.pace.kind === 'failing' ? ['still failing'] : []),
    ];
  }

  /** Looks whether what must always hold does. */
  check(): void {
    const { running, waiting } = this.server.load;
    if (this.server.sent.size > this.#most || running > this.#most) this.faults.push('too many at once');
    if (waiting > MOST_WAITING) this.faults.push(`${waiting} wait`);
    for (const { id } of this.panels) this.#checkPanel(id);
    this.faults.push(...this.server.faults.splice(0));
  }

  #checkPanel(id: string): void {
    const latest = this.data.answerOf(id);
    const { value } = latest;
    if (!value) return;
    const version = versionOf(value.binding.selector);
    const { endS } = value.grid;
    const isNew = this.#values.get(id) !== value;
    this.#values.set(id, value);
    if (isNew && version !== this.#loaded.version)
      this.faults.push(`${id} shows an answer that was withdrawn`);
    const [shownVersion, shownEndS] = this.#shown.get(id) ?? [0, 0];
    if (version < shownVersion || (version === shownVersion && endS < shownEndS)) {
      this.faults.push(`${id} went back`);
    }
    this.#shown.set(id, [version, endS]);
    const columns = value.answers.flatMap((answer) => answer.columns);
    if (columns.some((c) => c.values.some((v) => v !== null && v !== version && !isShare(v)))) {
      this.faults.push(`${id} shows numbers of another view`);
    }
    const isCurrent = latest.state.kind === 'ready' && !latest.isRunning && !this.data.isBehind(id);
    if (!isCurrent) return;
    if (version !== this.#loaded.version) this.faults.push(`${id} passes an old selection for the new one`);
    if (Math.abs(endS * 1000 - this.#loaded.toMs) > 60_000)
      this.faults.push(`${id} passes an old range for the new one`);
  }

  async #load(): Promise<LoadEnd> {
    if (this.isHidden) this.faults.push('a load while hidden');
    if (!this.#isPushed && this.#underWay > 0) this.faults.push('a load before the last one has ended');
    this.loads += 1;
    this.#underWay += 1;
    const toMs = this.clock.nowMs;
    this.#loaded = { version: this.#version, toMs };
    const end = await this.data.load({
      range: { fromMs: toMs - 900_000, toMs },
      selector: `version="${this.#version}"`,
      slo: DEFAULT_CONFIG.slo,
      compareS: null,
      plotWidthPx: 128,
      subjects: this.panels,
    });
    this.#underWay -= 1;
    return end;
  }

  #push(act: () => void): void {
    this.#isPushed = true;
    act();
    this.#isPushed = false;
  }

  #onsend(): void {
    if (this.isHidden && this.#underWay + this.#retries === 0) this.faults.push('a request while hidden');
  }
}

/** A mean of a histogram whose sum and count are the same. */
const isShare = (value: number): boolean => value === 1;

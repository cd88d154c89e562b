import { untrack } from 'svelte';
import type { Locale } from '../../i18n/locale.svelte';
import { gridLength, reframed, type Frame } from '../../lib/frame';
import { spread, wantsLog } from '../../lib/log-scale';
import type { Panel } from '../../panels/panel';
import { gridOf } from '../../queries/grid';
import type { LatestState } from '../../queries/cache/latest-state';
import type { DashboardContext } from './dashboard-context.svelte';
import { warningsOf, type GroupResult } from '../../session/group-result';
import { blankFrame, frameOf } from './panel-frame';
import { panelStateOf, type PanelState } from './panel-state';
import { sloOf, type SloMark } from './slo';

/** How much longer a range may be than the data that is shown on it while nothing newer can be had. */
const MOST_LONGER = 4;

/** Until the first answer tells. */
const ASSUMED_SCRAPE_S = 15;

const NONE: ReadonlySet<string> = new Set();

/** All that a panel shows, derived from what the page knows and from what a person set on it. */
export class PanelModel {
  readonly panel: Panel;
  readonly #dashboard: DashboardContext;
  readonly #locale: Locale;

  /** Keys of the lines that are not drawn. */
  hidden = $state.raw(NONE);
  /** True or false: a person chose a logarithmic or a linear axis. Null: the spread of the values decides. */
  logChoice = $state<boolean | null>(null);
  #isAutoLog = $state(false);

  constructor(panel: Panel, dashboard: DashboardContext, locale: Locale) {
    this.panel = panel;
    this.#dashboard = dashboard;
    this.#locale = locale;
  }

  /** True while newer data is being asked for, or is yet to be. */
  readonly isRefreshing = $derived.by(
    () => this.#latest.isRunning || this.#dashboard.data.isPending(this.panel.id),
  );

  readonly state: PanelState = $derived.by(() => {
    const { data, selector, isLive } = this.#dashboard;
    return panelStateOf({
      panel: this.panel,
      latest: this.#latest.state,
      presence: data.presence.value,
      metricNames: namesIn(data.metrics.names.state),
      selector,
      scrapeIntervalS: data.setup.current?.scrapeIntervalS ?? ASSUMED_SCRAPE_S,
      isLive,
    });
  });

  /** The answer behind what is shown, or null where there is none. */
  readonly answer: GroupResult | null = $derived.by(() => {
    if (this.state.kind === 'loading' || this.state.kind === 'missing') return null;
    return this.state.kind === 'error' ? this.state.last : this.state.answer;
  });

  /** True when there are lines to draw. */
  readonly hasLines = $derived.by(
    () => this.answer !== null && this.state.kind !== 'idle' && this.state.kind !== 'empty',
  );

  /** True where the data is older than a failure: time goes on, and what was missed is hatched. */
  readonly #isFailing = $derived.by(() => this.state.kind === 'error');

  readonly #lines: Frame | null = $derived.by(() => {
    const { lang, words } = this.#locale;
    return this.answer && this.hasLines ? frameOf(this.panel, this.answer, lang, words) : null;
  });

  /** Another object only where what is drawn is another: a refresh that has just begun changes nothing. */
  readonly frame: Frame = $derived.by(() => {
    const lines = this.#lines;
    if (lines && !this.#isFailing) return lines;
    const { range } = this.#dashboard;
    if (lines) {
      const grid = gridOf(range, lines.grid.stepS);
      // A range many times as long would be millions of gaps at the step of what is there.
      return gridLength(grid) > MOST_LONGER * gridLength(lines.grid) ? lines : reframed(lines, grid);
    }
    return blankFrame(this.panel, this.answer?.grid ?? wholeRange(range), this.#locale.lang);
  });

  /** Key of the line that speaks for the panel, or null. */
  readonly headline = $derived.by(
    () => this.frame.series.find((s) => s.key.split(':')[0] === `s${this.panel.headline}`)?.key ?? null,
  );

  /** True where the chart has an axis that a person can choose. */
  readonly hasAxis = $derived.by(() => (this.panel.form ?? 'lines') === 'lines');

  readonly isLog = $derived.by(() => {
    if (!this.hasAxis) return false;
    return this.logChoice ?? (this.panel.scale === 'auto' && this.#isAutoLog);
  });

  /**
   * Lets the spread of a new frame choose the axis. Call it in an `$effect.pre` that follows `frame`: the choice depends on
   * the choice before it, so that the axis does not switch back and forth, and a `$derived` must not remember.
   */
  chooseAutoAxis(): void {
    if (!this.hasAxis || this.panel.scale !== 'auto') return;
    const ratio = spread(this.frame);
    this.#isAutoLog = wantsLog(
      ratio,
      untrack(() => this.#isAutoLog),
    );
  }

  readonly slo: SloMark | null = $derived.by(() => {
    const { slo, unit } = this.panel;
    return slo ? sloOf(this.#dashboard.slo[slo], unit, this.#locale.lang) : null;
  });

  /** Where what is known ends before the range does. */
  readonly cut: { atS: number; tone: 'faint' | 'warn' } | null = $derived.by(() => {
    if (this.state.kind === 'stale') return { atS: this.state.lastSeenS, tone: 'warn' };
    if (this.state.kind === 'error' && this.state.last)
      return { atS: this.state.last.grid.endS, tone: 'faint' };
    return null;
  });

  /** What Prometheus warned of. */
  readonly warnings: readonly string[] = $derived.by(() => (this.answer ? warningsOf(this.answer) : []));

  get #latest() {
    return this.#dashboard.data.results.of(this.panel.id);
  }
}

/** A grid of both ends, for the axis of a chart that has no points. */
const wholeRange = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => ({
  startS: fromMs / 1000,
  endS: toMs / 1000,
  stepS: Math.max(1, (toMs - fromMs) / 1000),
});

/** Undefined while it is not known; null where the server does not tell. */
const namesIn = (state: LatestState<ReadonlySet<string>>): ReadonlySet<string> | null | undefined =>
  state.kind === 'ready' ? state.value : state.kind === 'loading' ? (state.last ?? undefined) : state.last;

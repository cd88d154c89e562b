import { untrack } from 'svelte';
import type { Locale } from '../../i18n/locale.svelte';
import { lastValue, type Frame } from '../../lib/frame';
import { spread, wantsLog } from '../../lib/log-scale';
import { reframed } from '../../lib/reframed';
import type { Panel } from '../../panels/panel';
import { gridOf } from '../../queries/grid';
import type { DashboardContext } from './dashboard-context.svelte';
import { isBlankResult, resultEndS, tellsOf, type GroupResult } from '../../session/group-result';
import { UNJOINED } from '../../lib/gpu-labels';
import { warningTexts } from './warning-texts';
import { WATCHED_ID } from '../../session/page-groups';
import { leftOutRanks } from './left-out-ranks';
import { blankFrame, frameGridOf, frameOf } from './panel-frame';
import { panelStateOf, type PanelState } from './panel-state';
import { withGhosts } from '../../charts/shape/ghosts';
import type { ViewState } from '../../url/view-state.svelte';
import { hiddenKeys } from './line-choice';
import { sloOf, type SloMark } from './slo';

/** The scrape interval before the first load of the selection. */
const ASSUMED_SCRAPE_S = 15;

/** Forms that are no chart. */
const OWN_FORMS: ReadonlySet<unknown> = new Set<Panel['form']>(['table', 'curve', 'figures', 'status']);

const NONE: ReadonlySet<string> = new Set();

const NO_NAMES: readonly string[] = [];

/** The content of a panel: derived from the data of the page and from the settings of a person. */
export class PanelModel {
  readonly panel: Panel;
  readonly #dashboard: DashboardContext;
  readonly #locale: Locale;

  readonly #view: ViewState;
  readonly #onmissing: () => void;
  /** True when a person wants to read the whole description. */
  isHelpWhole = $state(false);
  #isAutoLog = $state(false);

  /** @param onmissing called when code that a person asked for cannot be loaded */
  constructor(
    panel: Panel,
    dashboard: DashboardContext,
    locale: Locale,
    view: ViewState,
    onmissing: () => void,
  ) {
    this.panel = panel;
    this.#dashboard = dashboard;
    this.#locale = locale;
    this.#view = view;
    this.#onmissing = onmissing;
  }

  readonly #keys: readonly string[] = $derived.by(() =>
    this.frame.series.filter(({ isGhost }) => isGhost !== true).map(({ key }) => key),
  );

  /** Keys of the lines that are not drawn, with their ghosts. */
  readonly hidden: ReadonlySet<string> = $derived.by(() => {
    const { lines } = this.#view.current;
    if (lines.length === 0) return NONE;
    return withGhosts(this.frame, hiddenKeys(lines, this.panel.id, this.#keys));
  });

  /** Draws all lines but these. When the code cannot be loaded, nothing changes. */
  hide(hidden: ReadonlySet<string>): void {
    void import('./panel-choices').then(
      ({ chooseLines }) => chooseLines(this.#view, this.panel.id, this.#keys, hidden),
      this.#onmissing,
    );
  }

  /** True or false: a person chose a logarithmic or a linear axis. Null: the spread of the values decides. */
  get logChoice(): boolean | null {
    const { log, linear } = this.#view.current;
    return log.includes(this.panel.id) ? true : linear.includes(this.panel.id) ? false : null;
  }

  /** As {@link hide}. */
  chooseAxis(isLog: boolean): void {
    void import('./panel-choices').then(
      ({ chooseAxis }) => chooseAxis(this.#view, this.panel.id, isLog),
      this.#onmissing,
    );
  }

  get hasChart(): boolean {
    return !OWN_FORMS.has(this.panel.form);
  }

  /** True when a person chose a table of the values in place of the chart. */
  get isTable(): boolean {
    return this.hasChart && this.#view.current.tables.includes(this.panel.id);
  }

  /** As {@link hide}. */
  chooseTable(isTable: boolean): void {
    void import('./panel-choices').then(
      ({ chooseTable }) => chooseTable(this.#view, this.panel.id, isTable),
      this.#onmissing,
    );
  }

  /** True while newer data waits to load, or loads for long: a quick refresh changes nothing but the data. */
  readonly isBusy = $derived.by(() => {
    const { data } = this.#dashboard;
    return data.isPending(this.panel.id) || (data.isLong && this.#latest.isRunning);
  });

  /** True when the newest result has no number. */
  get isBlank(): boolean {
    const { state } = this.#latest;
    return state.kind === 'ready' && isBlankResult(state.value);
  }

  readonly state: PanelState = $derived.by(() => {
    const { data, selector, isLive } = this.#dashboard;
    return panelStateOf({
      panel: this.panel,
      latest: this.#latest.state,
      presence: data.presence.state,
      ranksNow: this.#dashboard.present.ranks,
      metricNames: data.metrics.names.state,
      watched: data.results.of(WATCHED_ID).state,
      selector,
      blankStateOf: this.#dashboard.blankStates.stateOf,
      scrapeIntervalS: data.setup.current?.scrapeIntervalS ?? ASSUMED_SCRAPE_S,
      isLive,
      isOfRange: (result) => tellsOf(result, this.#dashboard.range),
    });
  });

  /** True when the line under the title says what is wrong, not what the panel shows. */
  readonly hasProblem: boolean = $derived.by(() => {
    if (this.state.kind === 'error') return !this.#dashboard.isReported(this.state.error);
    return this.state.kind === 'stale' || this.leftOut.length > 0 || this.isUnjoined;
  });

  /** The result that the panel shows, or null. */
  readonly result: GroupResult | null = $derived.by(() => {
    if (this.state.kind === 'loading' || this.state.kind === 'missing') return null;
    return this.state.kind === 'error' ? this.state.last : this.state.result;
  });

  /** True when there are lines to draw. */
  readonly hasLines = $derived.by(
    () => this.result !== null && this.state.kind !== 'idle' && this.state.kind !== 'empty',
  );

  /** True after a failure: the time axis moves on, and the time without data is hatched. */
  readonly #isFailing = $derived.by(() => this.state.kind === 'error');

  readonly #lines: Frame | null = $derived.by(() => {
    const { lang, words } = this.#locale;
    return this.result && this.hasLines ? frameOf(this.panel, this.result, lang, words) : null;
  });

  /** The same object until the drawing changes: the start of a refresh changes nothing. */
  readonly frame: Frame = $derived.by(() => {
    const lines = this.#lines;
    if (lines && !this.#isFailing) return lines;
    const { range } = this.#dashboard;
    if (lines) return reframed(lines, gridOf(range, lines.grid.stepS));
    return blankFrame(
      this.panel,
      this.result ? frameGridOf(this.result) : wholeRange(range),
      this.#locale.lang,
    );
  });

  /** True when the period to compare with has no value for this panel. */
  readonly lacksEarlier: boolean = $derived.by(() => {
    if (!this.hasLines || !this.result?.before) return false;
    return !this.frame.series.some(({ isGhost, values }) => isGhost === true && lastValue(values) !== null);
  });

  /** Key of the headline series, or null. */
  readonly headline = $derived.by(
    () => this.frame.series.find((s) => s.key.split(':')[0] === `s${this.panel.headline}`)?.key ?? null,
  );

  /** True when a person can choose the axis of the chart. */
  readonly hasAxis = $derived.by(() => (this.panel.form ?? 'lines') === 'lines');

  readonly isLog = $derived.by(() => {
    if (!this.hasAxis) return false;
    return this.logChoice ?? (this.panel.scale === 'auto' && this.#isAutoLog);
  });

  /**
   * Chooses the axis by the spread of a new frame. Call it in an `$effect.pre` that depends on `frame`: the choice depends on
   * the previous choice, so that the axis does not switch back and forth, and a `$derived` must not keep state.
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

  /** Where the data ends, when it ends before the range. */
  readonly cut: { atS: number; tone: 'faint' | 'warn' } | null = $derived.by(() => {
    if (this.state.kind === 'stale') return { atS: this.state.lastSeenS, tone: 'warn' };
    if (this.state.kind === 'error' && this.state.last)
      return { atS: resultEndS(this.state.last), tone: 'faint' };
    return null;
  });

  /** The step in seconds, when a point is the highest value within its step; null when every point is a sample or a rate. */
  readonly peakStepS: number | null = $derived.by(() =>
    this.frame.series.some(({ levels }) => levels !== undefined) ? this.frame.grid.stepS : null,
  );

  /** Names of lines that have no highest value within their step where others have one: they show the end of it. */
  readonly endNames: readonly string[] = $derived.by(() =>
    this.peakStepS === null
      ? NO_NAMES
      : this.frame.series
          .filter(({ levels, isGhost, role }) => levels === undefined && !isGhost && role === 'api-waiting')
          .map(({ name }) => name),
  );

  /** Warnings of Prometheus, and what is missing. */
  readonly warnings: readonly string[] = $derived.by(() => {
    const { timeoutSeconds } = this.#dashboard.config.prometheus;
    return this.result ? warningTexts(this.result, this.#locale.words, timeoutSeconds) : NO_NAMES;
  });

  /** Names of the ranks that the sums of the panel leave out; empty for a panel that leaves none out. */
  readonly leftOut: readonly string[] = $derived.by(() => {
    if (this.panel.leavesOut === undefined || !this.hasLines) return NO_NAMES;
    const watched = this.#dashboard.data.results.of(WATCHED_ID).value;
    return watched ? leftOutRanks(watched, this.#locale.words.rankName) : NO_NAMES;
  });

  /** True when the panel shows all GPUs, because none could be joined with a server. */
  readonly isUnjoined: boolean = $derived.by(
    () =>
      this.panel.unjoined !== undefined &&
      this.hasLines &&
      this.result?.results.some(({ columns }) => columns.some(({ labels }) => UNJOINED in labels)) === true,
  );

  get #latest() {
    return this.#dashboard.data.results.of(this.panel.id);
  }
}

/** A grid of two points, the ends of the range, for the axis of a chart without data. */
const wholeRange = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => ({
  startS: fromMs / 1000,
  endS: toMs / 1000,
  stepS: Math.max(1, (toMs - fromMs) / 1000),
});

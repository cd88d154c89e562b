import { onlyPanelOf, shownPartsOf, type ShownParts } from '../url/shown-parts';
import type { arrangedSections } from '../features/dashboard/arranged-sections';
import type { shownSections } from '../features/dashboard/shown-sections';
import type { Catalogue } from '../panels/catalogue';
import type { Panel } from '../panels/panel';
import type { Section } from '../panels/section';
import { KnownPanels } from '../session/known-panels.svelte';
import type { PageData } from '../session/page-data.svelte';
import { groupsOf, type ReadingGroup } from '../session/reading-group';
import {
  FIGURES_ID,
  FIRST_FIGURES_ID,
  modelsIn,
  OVERVIEW_ID,
  RANKS_NOW,
  WATCHED_ID,
  WATCHED_NOW_ID,
} from '../session/page-groups';
import type { WatchedParts } from '../session/watched';
import type { ViewState } from '../url/view-state.svelte';
import { panelsInRow, plotWidthPx } from './plot-width';
import { WindowWidth } from './window-width';

interface ShownSources {
  readonly catalogue: Catalogue;
  readonly watched: WatchedParts | null;
  /** Null where no sections are shown. */
  readonly layout: SectionLayout | null;
}

/** Leaves out sections without metrics, and arranges the others as a person has. */
interface SectionLayout {
  readonly offer: typeof shownSections;
  readonly arrange: typeof arrangedSections;
}

/** The sections and panels that the page shows, and the reading groups that it needs for them. */
export class ShownPanels {
  /** Inner width of the page, CSS pixels; 0 before it is laid out. */
  widthPx = $state(0);
  /** What tiles and findings need; null before it is loaded. */
  watched: WatchedParts | null = $state.raw(null);
  readonly known: KnownPanels;
  readonly #view: ViewState;
  readonly #data: PageData;
  readonly #partsNow: () => ShownParts;
  readonly #window = new WindowWidth();
  readonly #layout: SectionLayout | null;

  /** @param parts what the page shows; default: what the view says */
  constructor(
    view: ViewState,
    data: PageData,
    { catalogue, watched, layout }: ShownSources,
    parts: () => ShownParts = () => shownPartsOf(view.current),
  ) {
    this.#view = view;
    this.#partsNow = parts;
    this.#data = data;
    this.watched = watched;
    this.#layout = layout;
    data.results.prepare([
      FIRST_FIGURES_ID,
      FIGURES_ID,
      OVERVIEW_ID,
      RANKS_NOW.id,
      WATCHED_NOW_ID,
      WATCHED_ID,
    ]);
    this.known = new KnownPanels(catalogue, (panels) =>
      data.results.prepare(panels.flatMap(groupsOf).map(({ id }) => id)),
    );
  }

  readonly parts: ShownParts = $derived.by(() => this.#partsNow());

  /** The id of the only panel of the page, or null. */
  readonly onlyId: string | null = $derived(onlyPanelOf(this.parts));

  /** Ids of the folded sections. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- never changed
  readonly folded: ReadonlySet<string> = $derived.by(() => new Set(this.#view.current.folded));

  /** True when a table of models has something to compare, or when it is the way back from one model to all. */
  readonly #hasModels: boolean = $derived.by(() => {
    if (this.#view.current.models.length > 0) return true;
    const { value } = this.#data.results.of(WATCHED_ID);
    return value !== null && modelsIn(value) > 1;
  });

  /** The sections for which the selection exports metrics, with all their panels. */
  readonly offered: readonly Section[] = $derived.by(
    () =>
      this.#layout?.offer(this.known.sections, this.#data.metrics.names.value, this.#hasModels) ??
      this.known.sections,
  );

  /** The same as a person has arranged them. */
  readonly sections: readonly Section[] = $derived.by(
    () => this.#layout?.arrange(this.offered, this.#view.current) ?? this.offered,
  );

  /** The panels that are not in a folded section. */
  readonly panels: readonly Panel[] = $derived.by(() => {
    const { panels: ids } = this.parts;
    if (ids !== null) return ids.map((id) => this.known.panelOf(id)).filter((panel) => panel !== null);
    return this.sections.filter(({ id }) => !this.folded.has(id)).flatMap(({ panels }) => panels);
  });

  readonly groups: readonly ReadingGroup[] = $derived.by(() => [
    ...(this.parts.hasOverview && this.watched ? this.watched.ofTiles : [RANKS_NOW]),
    ...this.panels.flatMap(groupsOf),
    ...(this.parts.hasWatches && this.watched ? this.watched.ofFindings : []),
  ]);

  /** Width of a plot, CSS pixels; null before the page is laid out. */
  readonly plotWidthPx: number | null = $derived.by(() => {
    if (this.widthPx === 0) return null;
    const inRow = Math.min(this.parts.mostInRow, panelsInRow(this.#window.rem));
    return plotWidthPx(this.widthPx, inRow);
  });
}

import type { TileFigure } from '../findings/tile-figures';
import type { Slo } from '../lib/reading';
import { mostRanks, type Presence } from '../queries/presence';
import type { GroupResult } from './group-result';
import type { PageData } from './page-data.svelte';
import { FIGURES_ID, FIRST_FIGURES_ID, presenceOf, RANKS_NOW } from './page-groups';
import type { WatchedParts } from './watched';

interface Sources {
  readonly data: PageData;
  /** What tiles need; null where there are none. */
  readonly watched: () => WatchedParts | null;
  /** The current selection, as label matchers. */
  readonly selector: () => string;
  /** The objectives before the first result. */
  readonly slo: () => Slo;
  /** How many ranks should report; null while neither the configuration nor the findings know it. */
  readonly expectedRanks: () => number | null;
}

const NO_GRID = { startS: 0, endS: 0, stepS: 1 };

/**
 * What the page says of now, or of the end of a range that is over. It does not depend on the range before that moment, and
 * everything that speaks of now takes it from here.
 */
export class Present {
  readonly #sources: Sources;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The result of the tiles for the whole hour, of this selection; null before the first. */
  readonly result: GroupResult | null = $derived.by(() => this.#resultOf(FIGURES_ID));

  /** The same, or before it the result of those that need only the end of the hour; null before both. */
  readonly newest: GroupResult | null = $derived.by(() => this.result ?? this.#resultOf(FIRST_FIGURES_ID));

  /** True when the newest readings of now could not be loaded. */
  readonly isFailing: boolean = $derived.by(() => {
    const { results } = this.#sources.data;
    const hasEnd = this.result === null && results.of(FIRST_FIGURES_ID).state.kind === 'ready';
    return !hasEnd && results.of(FIGURES_ID).state.kind === 'failed';
  });

  /** One figure for each tile, in the order of the tiles; none on a page without tiles. */
  readonly figures: readonly TileFigure[] = $derived.by(() => {
    const result = this.newest;
    const watched = this.#sources.watched();
    if (watched === null) return [];
    return watched.figuresOf({
      results: result?.results ?? null,
      compare: result?.before?.results ?? null,
      grid: result?.grid ?? NO_GRID,
      rest: watched.restOf(this.#sources.data, this),
      slo: result?.binding.slo ?? this.#sources.slo(),
      expectedRanks: this.#sources.expectedRanks(),
    });
  });

  /** The figure of a tile. */
  figureOf(tileId: string): TileFigure | null {
    return this.figures.find(({ tile }) => tile.id === tileId) ?? null;
  }

  /** How many ranks should report now; null before the first result. */
  readonly ranksOf: number | null = $derived.by(
    () => this.#sources.expectedRanks() ?? (this.ranks && mostRanks(this.ranks)),
  );

  /** Which ranks report in the last hour; null before the first result. */
  readonly ranks: Presence | null = $derived.by(() => {
    const ofEnd = this.#sources.expectedRanks() === null ? null : this.newest;
    const result = this.result ?? ofEnd ?? this.#resultOf(RANKS_NOW.id);
    return result && presenceOf(result);
  });

  #resultOf(id: string): GroupResult | null {
    const { data, selector } = this.#sources;
    return data.resultFor(id, selector());
  }
}

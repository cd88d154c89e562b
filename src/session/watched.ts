import type { QueryError } from '../queries/http/errors';
import { CauseWatch, type CauseSources } from './cause-watch.svelte';
import type { PageData } from './page-data.svelte';
import type { GroupResult } from './group-result';
import { loadApart } from './load-apart';
import type { ReadingGroup } from './reading-group';
import { LATENCY_GOALS } from '../lib/latency-goals';
import type { Reading } from '../lib/reading';
import { tileFigures, type FigureInputs, type TileFigure } from '../findings/tile-figures';
import { TILES } from '../panels/overview';
import { FIGURES_ID, FIRST_FIGURES_ID, OVERVIEW_ID, WATCHED_ID, WATCHED_NOW_ID } from './page-groups';
import { WATCHES, WATCHES_OF_END, type WatchName } from '../panels/watches';

export const WATCHED_NAMES = Object.keys(WATCHES) as readonly WatchName[];

/** The latency objectives whose attainment the findings use. */
export const WATCHED_GOALS = Object.values(LATENCY_GOALS);

/** The watches in their order, then the attainment of each objective. */
const WATCHED_READINGS: readonly Reading[] = [
  ...WATCHED_NAMES.map((name) => WATCHES[name]),
  ...WATCHED_GOALS.map(({ histogram, slo }): Reading => ({ kind: 'share', histogram, within: slo })),
];

const WATCHED_GROUP = { readings: WATCHED_READINGS, isAtEnd: false, loadApart };

/** What findings and badges of now need. */
export const WATCHED_NOW: ReadingGroup = {
  ...WATCHED_GROUP,
  id: WATCHED_NOW_ID,
  time: 'live',
};

/** What markers need, and findings of what is over. */
export const WATCHED: ReadingGroup = {
  ...WATCHED_GROUP,
  id: WATCHED_ID,
  time: 'history',
  ofEnd: new Set(WATCHES_OF_END.map((name) => WATCHES[name])),
};

const TILE_GROUP = { readings: TILES.map(({ reading }) => reading), isAtEnd: false, loadApart };

/** The figures of the tiles. */
export const FIGURES: ReadingGroup = { ...TILE_GROUP, id: FIGURES_ID, time: 'now' };

/** The figures that do not need a whole hour: a part of the queries of {@link FIGURES}, so they come sooner. */
export const FIRST_FIGURES: ReadingGroup = {
  ...TILE_GROUP,
  id: FIRST_FIGURES_ID,
  time: 'newest',
};

/** The small lines of the tiles. */
export const OVERVIEW: ReadingGroup = { ...TILE_GROUP, id: OVERVIEW_ID };

interface PresentState {
  /** As in `Present`. */
  readonly result: GroupResult | null;
  readonly isFailing: boolean;
}

/** What a page with tiles or findings needs besides its panels. */
export interface WatchedParts {
  /** The groups of the tiles, and of findings. */
  readonly ofTiles: readonly ReadingGroup[];
  readonly ofFindings: readonly ReadingGroup[];
  /** Whether the rest of the hour of now is there. */
  readonly restOf: (data: PageData, present: PresentState) => FigureInputs['rest'];
  readonly watchCauses: (sources: CauseSources) => CauseWatch;
  /** One figure for each tile, in the order of the tiles. */
  readonly figuresOf: (inputs: Omit<FigureInputs, 'tiles'>) => TileFigure[];
}

/** Why the rest of the hour of now is not there, where its end is; null where it is there, or still loads. */
export function restFailure(data: PageData, { result, isFailing }: PresentState): QueryError | null {
  const { state, isRunning } = data.results.of(FIGURES_ID);
  const isOver = state.kind === 'failed' && !isRunning && !data.isPending(FIGURES_ID);
  return result === null && !isFailing && isOver ? state.error : null;
}

export const WATCHED_PARTS: WatchedParts = {
  ofTiles: [FIRST_FIGURES, FIGURES, OVERVIEW],
  ofFindings: [WATCHED_NOW, WATCHED],
  restOf: (data, present) => {
    if (present.result !== null) return 'there';
    // While Prometheus is away nothing is on its way.
    return data.failingSinceMs !== null || restFailure(data, present) !== null ? 'failed' : 'pending';
  },
  watchCauses: (sources) => new CauseWatch(sources),
  figuresOf: (inputs) => tileFigures({ tiles: TILES, ...inputs }),
};

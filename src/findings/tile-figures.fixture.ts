import { TILES } from '../panels/overview';
import type { ReadingResult } from '../queries/reading-result';
import { tileFigures, type FigureInputs, type TileFigure } from './tile-figures';

/** The values of each tile, by its id. */
export type TileColumns = Readonly<Record<string, readonly (number | null)[]>>;

/** Eight ranks that are well. */
export const WELL: TileColumns = {
  engines: [8, 8, 8],
  running: [90, 100, 104],
  'waiting-api': [0, 0, 0],
  'waiting-engine': [0, 2, 1],
  requests: [5, 6, 5.95],
  generated: [2400, 2500, 2458],
  ttft: [0.7, 0.7, 0.75],
  itl: [0.07, 0.07, 0.073],
  e2e: [25, 25, 26],
  'kv-cache': [0.7, 0.7, 0.8],
  failures: [0, 0, 0],
  attainment: [1, 1, 0.99],
};

/** The results of all tiles; a value over several points is that of the last one. */
export const resultsOf = (columns: TileColumns): ReadingResult[] =>
  TILES.map(({ id }): ReadingResult => {
    const values = columns[id];
    const overall = (_: number, last: number): number | null => values?.[last] ?? null;
    return {
      columns: values && values.length > 0 ? [{ labels: {}, values, overall }] : [],
      warnings: [],
      infos: [],
      durationMs: 1,
    };
  });

/** The points are 30 s apart, so that each is a look. */
export const figureInputs = (columns: TileColumns, more: Partial<FigureInputs> = {}): FigureInputs => ({
  tiles: TILES,
  results: resultsOf({ ...WELL, ...columns }),
  compare: null,
  grid: { startS: 0, endS: 60, stepS: 30 },
  rest: 'there',
  slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
  expectedRanks: null,
  ...more,
});

export function figureOf(
  id: string,
  columns: TileColumns = {},
  more: Partial<FigureInputs> = {},
): TileFigure {
  const figure = tileFigures(figureInputs(columns, more)).find(({ tile }) => tile.id === id);
  if (!figure) throw new Error(`no tile ${id}`);
  return figure;
}

import type { Frame } from '../../lib/frame';
import { extentOf } from './extent';
import { ghostsByKey, presentSeries } from './ghosts';
import type { Role } from '../../lib/role';
import { BAND, SPREAD } from '../style/fills';
import { MEDIAN, SPREAD_COLOUR, strokeOf } from '../style/strokes';
import { ghostLineOf, lineOf } from './series-lines';
import { MOST_RANK_LINES, outliers, rankBand, type Band } from './rank-band';
import type { Shape, ShapeArea, ShapeLine, ShapeSeries } from './shape';

/** Key of the line of the median. No series has it, as it begins with a space. */
export const MEDIAN_KEY = ' median';

/**
 * Each series as a line, with the area from p50 to p99. More than eight shown ranks are drawn as a band from the lowest to the highest value with their
 * median, and only outliers keep their own line. Bounds are an area without a line.
 */
export function linesShape(frame: Frame, hidden: ReadonlySet<string>, length: number): Shape {
  const present = presentSeries(frame);
  const isOnly = present.length === 1;
  const ghosts = ghostsByKey(frame);
  const ranks = present.filter((s) => s.role === 'rank' && !hidden.has(s.key));
  const columns = ranks.map((s) => s.values);
  const band = ranks.length > MOST_RANK_LINES ? rankBand(columns, length) : null;
  const outlierKeys = band === null ? null : new Set(outliers(columns, band).map((i) => ranks[i]?.key));
  const series = present.map((s): ShapeSeries => {
    const isShown = !hidden.has(s.key);
    const isDrawn = isShown && (outlierKeys === null || s.role !== 'rank' || outlierKeys.has(s.key));
    const ghost = ghosts.get(s.key) ?? null;
    return {
      series: s,
      stroke: strokeOf(s, 'lines', isOnly),
      isShown,
      isDrawn,
      drawn: s.values,
      floor: s.low ?? null,
      ghost,
    };
  });
  const lines = [
    ...ghostLines(series, hidden, band !== null),
    ...medianLine(series, band),
    ...series.map((s) => ({ ...lineOf(s), isShown: s.isDrawn && s.floor === null })),
  ];
  const areas = [...(band === null ? [] : [bandArea(band)]), ...series.flatMap(boundsArea)];
  const reached = [...lines.filter((l) => l.isShown), ...areas.map((a) => ({ values: a.low }))];
  const extent = extentOf([...reached, ...areas.map((a) => ({ values: a.high }))]);
  return { series, lines, areas: [...areas, ...spreadArea(series)], heat: null, band, total: null, extent };
}

/** The ghosts as lines. Those of ranks in a band are not shown: they would be as many lines again. */
const ghostLines = (
  series: readonly ShapeSeries[],
  hidden: ReadonlySet<string>,
  isBand: boolean,
): ShapeLine[] =>
  series.flatMap((s) =>
    ghostLineOf(isBand && s.series.role === 'rank' ? { ...s, isShown: false } : s, hidden),
  );

/** The line of the median. It also exists, but hidden, when a band is possible later, because a chart cannot add lines. */
function medianLine(series: readonly ShapeSeries[], band: Band | null): ShapeLine[] {
  if (series.filter((s) => s.series.role === 'rank').length <= MOST_RANK_LINES) return [];
  return [{ key: MEDIAN_KEY, stroke: MEDIAN, values: band?.median ?? [], isShown: band !== null }];
}

const bandArea = ({ low, high }: Band): ShapeArea => ({ colour: MEDIAN.colour, fill: BAND, low, high });

/** Between p50 and p99, where both are shown: the slower half of the requests without the slowest hundredth. */
function spreadArea(series: readonly ShapeSeries[]): ShapeArea[] {
  const shown = (role: Role): ShapeSeries | undefined =>
    series.find((s) => s.isShown && s.series.role === role);
  const [low, high] = [shown('p50'), shown('p99')];
  if (low === undefined || high === undefined) return [];
  return [{ colour: SPREAD_COLOUR, fill: SPREAD, low: low.drawn, high: high.drawn }];
}

const boundsArea = ({ stroke: { colour }, isShown, floor, drawn }: ShapeSeries): ShapeArea[] =>
  isShown && floor ? [{ colour, fill: BAND, low: floor, high: drawn }] : [];

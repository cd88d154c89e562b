import type { Frame, FrameSeries } from '../lib/frame';
import type { Timezone } from '../lib/timezone';
import { decimalsFor, type Unit } from '../lib/units';
import type { EdgeLabel } from './edge-labels';
import { extentOf, largestOf } from './extent';
import { hasArea, strokeOf, type Stroke } from './palette';
import { momentText } from './moment-text';
import { plotBox, type ChartSize, type PlotBox, type Span } from './plot-box';
import { timeTicks, type TimeTick } from './time-ticks';
import { yTicks, type YTick } from './y-labels';
import { yPart, yScale, type YScale } from './y-scale';

/** The data end here: what lies to the right of it is hatched. */
export interface Cut {
  readonly atS: number;
  readonly tone: 'faint' | 'warn';
}

/** `time`: a time axis without data. `baseline`: the lower edge alone. */
export type Axes = 'full' | 'time' | 'baseline';

export interface PictureSeries {
  readonly series: FrameSeries;
  readonly stroke: Stroke;
  readonly isShown: boolean;
}

/** All that the canvas and what lies over it need to know; colours are names. */
export interface Picture {
  readonly axes: Axes;
  readonly unit: Unit;
  readonly timezone: Timezone;
  readonly box: PlotBox;
  readonly span: Span;
  readonly times: readonly number[];
  /** In the order of the legend; none unless the axes are `full`. */
  readonly series: readonly PictureSeries[];
  readonly isArea: boolean;
  readonly y: YScale;
  readonly yTicks: readonly YTick[];
  readonly xTicks: readonly TimeTick[];
  /** null where it does not lie inside the axis. */
  readonly threshold: number | null;
  readonly edges: readonly EdgeLabel[];
  readonly cut: (Cut & { readonly label: string }) | null;
  /** Decimals of every value of the panel. */
  readonly decimals: number;
}

export interface PictureOf {
  readonly frame: Frame;
  readonly times: readonly number[];
  readonly unit: Unit;
  readonly isLog: boolean;
  readonly hidden: ReadonlySet<string>;
  readonly threshold: number | null;
  readonly axes: Axes;
  readonly cut: Cut | null;
  readonly size: ChartSize;
  readonly timezone: Timezone;
}

/** Lays a frame out on a chart of a size. Reads each value a few times, copies none. */
export function pictureOf(wish: PictureOf): Picture {
  const { frame, times, unit, axes, timezone } = wish;
  const box = plotBox(wish.size);
  const span = spanOf(frame);
  const series =
    axes === 'full'
      ? frame.series.map((s) => ({ series: s, stroke: strokeOf(s), isShown: !wish.hidden.has(s.key) }))
      : [];
  const y = yScale({
    extent: extentOf(series.filter((s) => s.isShown).map((s) => s.series)),
    unit,
    isLog: wish.isLog,
    threshold: wish.threshold,
    plotHeightPx: box.bottomPx - box.topPx,
    fontPx: box.fontPx,
  });
  const isInside = wish.threshold !== null && wish.threshold > y.min && wish.threshold <= y.max;
  const threshold = axes === 'full' && isInside ? wish.threshold : null;
  return {
    axes,
    unit,
    timezone,
    box,
    span,
    times,
    series,
    isArea: hasArea(series.length) && !y.isLog,
    y,
    yTicks: axes === 'full' ? yTicks(y.ticks, unit, threshold, (v) => yOf(box, y, v), box.fontPx) : [],
    xTicks:
      axes === 'baseline'
        ? []
        : timeTicks(span, box.rightPx - box.leftPx, timezone, Math.round((56 / 11) * box.fontPx)),
    threshold,
    edges: edgesOf(series, box, y),
    cut:
      wish.cut === null || axes !== 'full'
        ? null
        : { ...wish.cut, label: momentText(wish.cut.atS, frame.grid, timezone) },
    decimals: decimalsFor(unit, largestOf(extentOf(frame.series))),
  };
}

/** A single point stands in the middle of two steps. */
function spanOf({ grid }: Frame): Span {
  return grid.endS > grid.startS
    ? { fromS: grid.startS, toS: grid.endS }
    : { fromS: grid.startS - grid.stepS, toS: grid.startS + grid.stepS };
}

/** Pixels from the upper edge of the chart. */
export const yOf = (box: PlotBox, scale: YScale, value: number): number =>
  box.bottomPx - yPart(scale, value) * (box.bottomPx - box.topPx);

/** A line that stopped in the first three quarters of the range has no end to be named at the right edge. */
const NAMED_FROM = 0.75;

/** Among percentiles the mean is known by its dash, and the place is theirs. */
function edgesOf(series: readonly PictureSeries[], box: PlotBox, scale: YScale): EdgeLabel[] {
  return series.flatMap(({ series: { key, name, shortName, role, values }, stroke, isShown }) => {
    if (!isShown || (role === 'mean' && series.length > 2)) return [];
    const index = values.findLastIndex((v) => v !== null);
    const value = values[index];
    if (value === null || value === undefined || index < (values.length - 1) * NAMED_FROM) return [];
    const yPx = Math.min(box.bottomPx, Math.max(box.topPx, yOf(box, scale, value)));
    return [{ key, text: shortName ?? name, colour: stroke.colour, yPx }];
  });
}

/** Equal for pictures that the same chart can draw: same lines in the same order, on the same kind of axis. */
export const structureOf = ({ series, isArea, y }: Picture): string =>
  JSON.stringify([y.isLog, isArea, series.map(({ series: s }) => [s.key, s.role, s.rank])]);

import { linearScale } from '../../charts/layout/linear-scale';
import { logScale } from '../../charts/layout/log-scale';
import { yPart, type YScale } from '../../charts/layout/y-scale';
import type { LoadPoint } from '../../findings/capacity/load-points';

/** What the horizontal axis shows. */
export type LoadAxis = 'tokens' | 'running';

export const LOAD_AXES: readonly LoadAxis[] = ['tokens', 'running'];

/** A minute on the plot, pixels from its upper left corner. */
export interface PlotDot {
  readonly xPx: number;
  readonly yPx: number;
  readonly kind: 'left-out' | 'counted' | 'newest';
}

export interface LoadPlot {
  /** The newest last, so that they are drawn over the others. */
  readonly dots: readonly PlotDot[];
  readonly x: YScale;
  readonly y: YScale;
  readonly xPx: (load: number) => number;
  readonly yPx: (seconds: number) => number;
}

/** Minutes of the last hour are marked. */
const NEWEST_S = 3600;
const X_TICK_PX = 90;
const Y_TICK_PX = 36;
/** Latencies range from milliseconds to minutes. */
const SHORTEST_S = 1e-4;

/**
 * Lays minutes out by load and latency.
 * @param goalS the threshold, which is always on the axis, seconds
 * @returns null without a minute that has both
 */
export function loadPlot(
  points: readonly LoadPoint[],
  latency: 'ttftS' | 'itlS',
  axis: LoadAxis,
  goalS: number,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): LoadPlot | null {
  const own = points
    .map((point) => ({ point, load: axis === 'tokens' ? point.load : point.running, s: point[latency] }))
    .filter(({ load, s }) => Number.isFinite(load) && Number.isFinite(s) && s > 0);
  if (own.length === 0) return null;
  const most = own.reduce((high, { load }) => Math.max(high, load), 0);
  const slowest = own.reduce((high, { s }) => Math.max(high, s), goalS);
  const fastest = own.reduce((low, { s }) => Math.min(low, s), goalS);
  const x = linearScale(0, Math.max(most, 1), Math.floor(widthPx / X_TICK_PX));
  const y = logScale(Math.max(fastest, SHORTEST_S), slowest, Math.floor(heightPx / Y_TICK_PX));
  const xPx = (load: number): number => yPart(x, load) * widthPx;
  const yPx = (seconds: number): number => (1 - yPart(y, seconds)) * heightPx;
  const newestS = Math.max(...own.slice(-1).map(({ point }) => point.atS)) - NEWEST_S;
  const kindOf = ({ counts, atS }: LoadPoint): PlotDot['kind'] =>
    atS > newestS ? 'newest' : counts ? 'counted' : 'left-out';
  const order = { 'left-out': 0, counted: 1, newest: 2 } as const;
  const dots = own
    .map(({ point, load, s }): PlotDot => ({ xPx: xPx(load), yPx: yPx(s), kind: kindOf(point) }))
    .sort((a, b) => order[a.kind] - order[b.kind]);
  return { dots, x, y, xPx, yPx };
}

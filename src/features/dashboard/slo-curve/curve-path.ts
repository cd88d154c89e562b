import { lastFiniteBound, shareAtThreshold, type Curve } from './slo-curve';
import { secondsAtPart, secondsPart } from './seconds-scale';
import type { Limits } from './threshold-step';

export interface Point {
  readonly xPx: number;
  readonly yPx: number;
}

interface Place {
  readonly limits: Limits;
  readonly widthPx: number;
  /** Position of a share, pixels from the upper edge of the plot. */
  readonly yOf: (share: number) => number;
}

/** Distance of the points between two bounds: there the curve is straight only on linear axes. */
const SAMPLE_PX = 3;

/** A curve closer than this to an edge looks like the edge. */
const EDGE_PX = 0.25;

/**
 * The rising part of the curve, up to its last finite bound, with a point at each bound. Flat parts on an edge of the plot are
 * left out. In pixels of the plot.
 */
export function curvePoints(curve: Curve, { limits, widthPx, yOf }: Place): Point[] {
  const last = Math.min(lastFiniteBound(curve) ?? 0, limits.max);
  const count = Math.max(1, Math.ceil(widthPx / SAMPLE_PX));
  const samples = Array.from({ length: count + 1 }, (_, i) => secondsAtPart(i / count, limits));
  const seconds = [...samples, ...curve.bounds]
    .filter((s) => s >= limits.min && s <= last)
    .sort((a, b) => a - b);
  const points = seconds.map((s) => pointAt(curve, s, { limits, widthPx, yOf }));
  const rising = points.findIndex(({ yPx }) => yPx < yOf(0) - EDGE_PX);
  const full = points.findIndex(({ yPx }) => yPx <= yOf(1) + EDGE_PX);
  return rising < 0 ? [] : points.slice(Math.max(0, rising - 1), full < 0 ? undefined : full + 1);
}

/** The bounds of the buckets where the curve rises. Between them the curve is interpolated. */
export function boundPoints(curve: Curve, place: Place): Point[] {
  return curve.bounds
    .filter((bound) => Number.isFinite(bound) && bound >= place.limits.min && bound <= place.limits.max)
    .map((bound) => pointAt(curve, bound, place))
    .filter(({ yPx }) => yPx > place.yOf(1) + EDGE_PX && yPx < place.yOf(0) - EDGE_PX);
}

export const pointAt = (curve: Curve, seconds: number, { limits, widthPx, yOf }: Place): Point => ({
  xPx: secondsPart(seconds, limits) * widthPx,
  yPx: yOf(shareAtThreshold(curve, seconds).share),
});

/** The points as an SVG path, to a tenth of a pixel. */
export const pathOf = (points: readonly Point[]): string =>
  points.map(({ xPx, yPx }, i) => `${i === 0 ? 'M' : 'L'}${xPx.toFixed(1)} ${yPx.toFixed(1)}`).join('');

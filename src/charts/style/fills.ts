import type { Role } from '../../lib/role';
import type { ChartForm } from '../chart-form';

/** How an area is filled. */
export interface AreaFill {
  /** Opacity of the colour of its line, percent. */
  readonly percent: number;
  /** With slanted lines of the full colour over it. */
  readonly isHatched: boolean;
}

/** Under the only line of a chart. */
export const TINT: AreaFill = { percent: 10, isHatched: false };

/** Between the lowest and the highest of many ranks, and between two bounds. */
export const BAND: AreaFill = { percent: 16, isHatched: false };

/** Between p50 and p99. */
export const SPREAD: AreaFill = { percent: 12, isHatched: false };

const LAYER_PERCENT: Readonly<Partial<Record<Role, number>>> = {
  decode: 22,
  generation: 22,
  prefill: 48,
  prompt: 48,
  rest: 20,
  cached: 16,
  computed: 42,
};

/** The fill of a layer of a stack. Neighbours differ in opacity as well as in colour; an estimate is hatched. */
export const layerFill = (role: Role): AreaFill =>
  role === 'api-wait'
    ? { percent: 8, isHatched: true }
    : { percent: LAYER_PERCENT[role] ?? 36, isHatched: false };

/** True when the chart has one line only, whose area is tinted. */
export const hasArea = (seriesCount: number): boolean => seriesCount === 1;

/** The fill of a series' swatch: that of its layer, or the tint of the only line, stronger as the swatch is small; otherwise null. */
export function swatchFill(role: Role, form: ChartForm, seriesCount: number): AreaFill | null {
  if (role === 'at-most') return BAND;
  if (form === 'stack') return role === 'running' ? null : layerFill(role);
  return form === 'lines' && hasArea(seriesCount) ? { ...TINT, percent: 2 * TINT.percent } : null;
}

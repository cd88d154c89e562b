import type { FrameSeries } from '../../lib/frame';
import type { Role } from '../../lib/role';
import type { ChartForm } from '../chart-form';

/** How a line is drawn, the same on every panel. */
export interface Stroke {
  /** Name of the custom property that holds the colour, such as `--lmd-p95`. */
  readonly colour: string;
  readonly widthPx: number;
  /** Lengths of dashes and spaces in CSS pixels; empty is solid. */
  readonly dash: readonly number[];
  /** Opacity of the colour, percent; 100 without it. */
  readonly percent?: number;
}

const stroke = (name: string, widthPx: number, dash: readonly number[] = []): Stroke => ({
  colour: `--lmd-${name}`,
  widthPx,
  dash,
});

type NumberedRole = 'rank' | 'position';

/**
 * Prefill has the colour of prompt tokens, decode that of generated tokens, queue that of waiting requests. Lines that share a
 * panel differ in lightness or in dash, so that a person who sees no hue tells them apart.
 */
const STROKES: Readonly<Record<Exclude<Role, NumberedRole>, Stroke>> = {
  p50: stroke('p50', 1.25),
  p90: stroke('p90', 1.25, [2, 2]),
  p95: stroke('p95', 1.5),
  p99: stroke('p99', 1.5),
  mean: stroke('mean', 1.25, [5, 3]),
  prompt: stroke('prompt', 1.25),
  generation: stroke('generation', 1.5),
  running: stroke('running', 1.5),
  waiting: stroke('waiting', 1.25),
  'api-waiting': stroke('api-waiting', 1.75),
  'at-most': stroke('api-waiting', 1.25),
  failed: stroke('bad', 1.25, [6, 2]),
  cached: stroke('cached', 1.25, [2, 2]),
  computed: stroke('computed', 1.25, [6, 2]),
  'api-wait': stroke('api-waiting', 1.25),
  queue: stroke('waiting', 1.25),
  prefill: stroke('prompt', 1.25),
  decode: stroke('generation', 1.25),
  rest: stroke('rest', 1.25),
  main: stroke('main', 1.5),
  second: stroke('second', 1.25),
  third: stroke('third', 1.25),
};

/** Each time the colours of ranks repeat, the next dash is used: for ranks 0–7, 8–15, … 56–63. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [8, 2],
  [4, 2],
  [2, 2],
  [8, 2, 2, 2],
  [4, 2, 1, 2],
  [1, 3],
  [6, 2, 1, 2, 1, 2],
];

/** Neighbours of the six steps of one hue are close in lightness: every other position is dashed. */
const POSITION_DASHES: readonly (readonly number[])[] = [[], [4, 2], [8, 2], [2, 2]];

const POSITION_COLOURS = 6;
const RANK_COLOURS = 8;

function rankStroke(rank: number): Stroke {
  const round = Math.floor(rank / RANK_COLOURS) % DASHES.length;
  return stroke(`rank-${rank % RANK_COLOURS}`, 1, DASHES[round] ?? []);
}

function positionStroke(position: number): Stroke {
  const round = Math.floor(position / POSITION_COLOURS);
  const dash = POSITION_DASHES[(2 * round + (position % 2)) % POSITION_DASHES.length];
  return stroke(`position-${position % POSITION_COLOURS}`, 1.25, dash ?? []);
}

/** On a heatmap the colours of percentiles do not stand out: lines have the colour of text and differ by dash. */
const DASH_ON_CELLS: Readonly<Partial<Record<Role, readonly number[]>>> = {
  p50: [2, 2],
  p90: [4, 2, 1, 2],
  p99: [7, 2],
  mean: [5, 3],
};

/**
 * The stroke of a series. It follows from the role; for ranks and draft positions from the number, 0 without one.
 * @param isOnly true for the only line of a chart: no dash has to distinguish it
 */
export function strokeOf(
  { role, rank = 0 }: Pick<FrameSeries, 'role' | 'rank'>,
  form: ChartForm = 'lines',
  isOnly = false,
): Stroke {
  if (form === 'heatmap') return stroke('text', 1.25, DASH_ON_CELLS[role] ?? []);
  if (role === 'rank') return rankStroke(rank);
  if (role === 'position') return positionStroke(rank);
  // Layers of a stack differ by place and fill.
  return form === 'stack' || isOnly ? { ...STROKES[role], dash: [] } : STROKES[role];
}

/** The stroke of a ghost: the colour of its line, thin, faint and dotted. */
export const ghostStroke = ({ colour }: Stroke): Stroke => ({
  colour,
  widthPx: 1,
  dash: [1.5, 2.5],
  percent: 70,
});

/** Drawn under a line on a heatmap, so that the line stands out from cells of any colour. */
export const HALO: Stroke = stroke('surface', 3.5);

/** Of the area from p50 to p99. */
export const SPREAD_COLOUR = '--lmd-p90';

/** The median of a band of ranks. */
export const MEDIAN: Stroke = stroke('running', 1.25);

/** A dash in a swatch of 12 px: scaled, so that more of it fits. CSS pixels. */
export const swatchDash = (dash: readonly number[]): number[] => dash.map((lengthPx) => lengthPx * 0.8);

/** A dash as a CSS image from left to right, in the colour `--c`, for a swatch. */
export function dashGradient(dash: readonly number[]): string {
  if (dash.length === 0) return 'linear-gradient(var(--c) 0 0)';
  let atPx = 0;
  const stops = swatchDash(dash).map((lengthPx, i) => {
    const fromPx = atPx;
    atPx += lengthPx;
    return `${i % 2 === 0 ? 'var(--c)' : 'transparent'} ${fromPx.toFixed(1)}px ${atPx.toFixed(1)}px`;
  });
  return `repeating-linear-gradient(90deg, ${stops.join(', ')})`;
}

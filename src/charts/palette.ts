import type { FrameSeries } from '../lib/frame';
import type { Role } from '../lib/role';

/** How a line is drawn, the same on every panel. */
export interface Stroke {
  /** Name of the custom property that holds the colour, such as `--lmd-p95`. */
  readonly colour: string;
  readonly widthPx: number;
  /** Lengths of dashes and spaces in CSS pixels; empty is solid. */
  readonly dash: readonly number[];
}

const stroke = (name: string, widthPx: number, dash: readonly number[] = []): Stroke => ({
  colour: `--lmd-${name}`,
  widthPx,
  dash,
});

const STROKES: Readonly<Record<Exclude<Role, 'rank'>, Stroke>> = {
  p50: stroke('p50', 1.25),
  p90: stroke('p90', 1.25),
  p95: stroke('p95', 1.5),
  p99: stroke('p99', 1.5),
  mean: stroke('mean', 1.25, [5, 3]),
  prompt: stroke('prompt', 1.25),
  generation: stroke('generation', 1.5),
  running: stroke('running', 1.5),
  waiting: stroke('waiting', 1.25),
  'api-waiting': stroke('api-waiting', 1.75),
  failed: stroke('bad', 1.25),
};

const RANK_COLOURS = 8;

/** Dash of the ranks 0–7, 8–15, … 56–63: eight colours go round, the turn sets the dash. */
const RANK_DASHES: readonly (readonly number[])[] = [
  [],
  [8, 2],
  [4, 2],
  [2, 2],
  [8, 2, 2, 2],
  [4, 2, 1, 2],
  [1, 3],
  [6, 2, 1, 2, 1, 2],
];

function rankStroke(rank: number): Stroke {
  const turn = Math.floor(rank / RANK_COLOURS) % RANK_DASHES.length;
  return stroke(`rank-${rank % RANK_COLOURS}`, 1, RANK_DASHES[turn] ?? []);
}

/** The stroke of a series: of its role, or of its DP rank. A line of role `rank` without a rank counts as rank 0. */
export function strokeOf(series: Pick<FrameSeries, 'role' | 'rank'>): Stroke {
  return series.role === 'rank' ? rankStroke(series.rank ?? 0) : STROKES[series.role];
}

/** True for the one line of a chart, under which the area is tinted. */
export const hasArea = (seriesCount: number): boolean => seriesCount === 1;

/** The stroke as a CSS image that runs from left to right, in the colour `--c`; its dashes fit a length of 12 px. */
export function dashGradient(dash: readonly number[]): string {
  if (dash.length === 0) return 'linear-gradient(var(--c) 0 0)';
  let atPx = 0;
  const stops = dash.map((lengthPx, i) => {
    const fromPx = atPx;
    atPx += lengthPx * 0.8;
    return `${i % 2 === 0 ? 'var(--c)' : 'transparent'} ${fromPx.toFixed(1)}px ${atPx.toFixed(1)}px`;
  });
  return `repeating-linear-gradient(90deg, ${stops.join(', ')})`;
}

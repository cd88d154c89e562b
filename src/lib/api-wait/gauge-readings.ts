import type { Grid } from '../frame';
import { rankKeyOfSeries } from '../rank-labels';
import { RANK, TARGET } from '../reading';
import type { GaugeValues, RankGauges } from './rank-gauges';

const gauge = (name: string): string => `lmdeploy:${name}{$selector}`;
const byRank = (value: string): string => `sum by (${RANK}) (${value})`;
/** Files and start time are metrics of a process, without the labels for model and engine. */
const ofProcess = (metric: string): string =>
  `max by (${RANK}) (${gauge('num_api_requests_routed')} * 0 + on (${TARGET}) group_left ()` +
  ` max by (${TARGET}) (${metric}))`;

export type GaugeName = Exclude<keyof RankGauges, 'grid'>;

/**
 * The PromQL of the gauges for the estimate of the API queue, one series for each rank: gauges without a window, so that a
 * point costs eight samples.
 */
export const GAUGE_TEMPLATES: Readonly<Record<GaugeName, string>> = {
  waiting: byRank(gauge('num_api_requests_waiting')),
  routed: byRank(gauge('num_api_requests_routed')),
  ended: byRank(`${gauge('num_requests_succeeded')} + ${gauge('num_requests_failed')}`),
  openFiles: ofProcess('process_open_fds'),
  startS: ofProcess('process_start_time_seconds'),
};

export const GAUGE_NAMES = Object.keys(GAUGE_TEMPLATES) as readonly GaugeName[];

/** How far before a range to search for times without waiting requests. */
const LOOK_BACK_S = 86_400;
const LOOK_BACK_STEP_S = 300;

/** The start of the grid moves in steps of this length, so that the columns of an earlier load can be reused. */
const LOOK_BACK_EVERY_S = 1800;

/** The first points of a range need a few minutes of data before it, at the step of the range. */
const LEAD_IN_S = 300;

/** The grid that {@link estimateRank} needs: the range and some points before it. */
export const withLeadIn = (grid: Grid): Grid => ({
  ...grid,
  startS: grid.startS - Math.ceil(LEAD_IN_S / grid.stepS) * grid.stepS,
});

/** The coarse grid before a range that {@link estimateRank} also needs. */
export function lookBackGrid(grid: Grid): Grid {
  const { startS } = grid;
  const first = Math.floor((startS - LOOK_BACK_S) / LOOK_BACK_EVERY_S) * LOOK_BACK_EVERY_S;
  return {
    ...grid,
    startS: first,
    endS: Math.floor(startS / LOOK_BACK_STEP_S) * LOOK_BACK_STEP_S,
    stepS: LOOK_BACK_STEP_S,
  };
}

/** One gauge of one rank. */
export interface GaugeLine {
  readonly labels: Readonly<Record<string, string>>;
  readonly values: GaugeValues;
}

/** Gauges of a rank, with the labels of the rank. */
export interface LabelledGauges {
  readonly labels: Readonly<Record<string, string>>;
  readonly gauges: RankGauges;
}

/**
 * Sorts the results of {@link GAUGE_TEMPLATES} by rank.
 * @returns by the key of the rank
 */
export function gaugesByRank(
  grid: Grid,
  lines: Readonly<Record<GaugeName, readonly GaugeLine[]>>,
): Map<string, LabelledGauges> {
  const by = new Map<GaugeName, Map<string, GaugeValues>>();
  for (const name of GAUGE_NAMES) {
    by.set(name, new Map(lines[name].map(({ labels, values }) => [rankKeyOfSeries(labels), values])));
  }
  const ranks = new Map<string, LabelledGauges>();
  for (const { labels } of lines.waiting) {
    const key = rankKeyOfSeries(labels);
    const of = (name: GaugeName): GaugeValues => by.get(name)?.get(key) ?? [];
    const gauges = {
      grid,
      waiting: of('waiting'),
      routed: of('routed'),
      ended: of('ended'),
      openFiles: of('openFiles'),
      startS: of('startS'),
    };
    ranks.set(key, { labels, gauges });
  }
  return ranks;
}

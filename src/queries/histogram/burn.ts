import { gridLength, type Grid } from '../../lib/frame';
import type { BurnReading, Slo } from '../../lib/reading';
import type { Binding } from '../binding';
import { rateWindowS } from '../grid';
import { histogramExpr } from '../query-sources';
import { SamplesBuilder, type Samples } from '../samples';
import { keptShare } from './goal-columns';
import type { HistogramReading } from './histogram-reading';
import { firstAtLeast } from './quantile';

/** A burn rate counts the requests before a range in this many parts. */
const PARTS = 60;

/** A histogram before a range, on a coarser grid. */
export interface BurnPast {
  readonly expr: string;
  readonly grid: Grid;
}

/** Of a window that is a step and a scrape: as long as it is without a sample at its very start, seconds. */
const LESS_S = 0.001;

/**
 * The window of the rates before a range. Each increase counts once: Prometheus 2 takes a sample at the start of a window too, and where
 * scrapes are on the steps, an increase between two of them would count in two windows.
 */
function pastWindowS(stepS: number, scrapeIntervalS: number): number {
  const windowS = rateWindowS(stepS, scrapeIntervalS);
  return windowS > 4 * scrapeIntervalS ? windowS - LESS_S : windowS;
}

/**
 * What a burn rate needs besides the points of its range: each point looks back `overS` seconds, so the first ones look before
 * the range. The grid ends at the point of the range, or a part of its own step after it.
 * @returns null where a point looks back no further than its step, and for a grid of one point, which has no burn rate
 */
export function burnPastOf({ histogram, overS }: BurnReading, grid: Grid, binding: Binding): BurnPast | null {
  if (gridLength(grid) === 1 || overS <= grid.stepS) return null;
  const scrapeIntervalS = binding.sampling?.scrapeIntervalS ?? grid.stepS;
  const shortestS = Math.min(overS / PARTS, grid.endS - grid.startS);
  const stepS = Math.ceil(shortestS / scrapeIntervalS) * scrapeIntervalS;
  const on = (atS: number, round: (steps: number) => number): number => round(atS / stepS) * stepS;
  return {
    expr: histogramExpr(histogram, true, { ...binding, windowS: pastWindowS(stepS, scrapeIntervalS) }),
    grid: {
      ...grid,
      startS: on(grid.startS - overS, Math.floor) + stepS,
      endS: on(grid.startS - grid.stepS, Math.ceil),
      stepS,
    },
  };
}

/** A histogram at the points of a grid. */
export interface GridReading {
  readonly reading: HistogramReading;
  readonly grid: Pick<Grid, 'startS' | 'stepS'>;
}

/** Shares of observations within a goal, 0 to 1, and observations per second, at the points of a grid. */
export interface Kept {
  readonly kept: Samples;
  readonly count: Samples;
  readonly grid: GridReading['grid'];
}

const NOTHING = new SamplesBuilder(0).build();

/** The burn rate of a reading, from its histogram and what was before it; null when the histogram has no count. */
export function burnOf(
  { within, overS }: BurnReading,
  range: GridReading,
  past: GridReading | null,
  slo: Slo,
): Samples | null {
  const keptOf = ({ reading, grid }: GridReading): Kept | null => {
    const kept = keptShare(reading, slo[within]);
    return kept && reading.count && { kept, count: reading.count, grid };
  };
  const kept = keptOf(range);
  // Before the first sample of a server there were no requests: it did not run, or nobody counted them.
  const before = past && (keptOf(past) ?? { kept: NOTHING, count: NOTHING, grid: past.grid });
  return kept && burn(kept, before, slo.objective, overS);
}

/**
 * The burn rate of an error budget: how many times faster than allowed it was spent over the `overS` seconds before each point.
 * @param past before the first point of `range`, on a grid of its own, which may reach into it; null: not known
 * @param objective the share that should be within the goal, below 1
 * @returns no sample where the time before is not known, and where there were no observations
 * @see https://sre.google/workbook/alerting-on-slos/
 */
export function burn(range: Kept, past: Kept | null, objective: number, overS: number): Samples {
  const { startS, stepS } = range.grid;
  const firstS = startS - stepS;
  const spent = new Spent(past === null ? firstS : past.grid.startS - past.grid.stepS);
  if (past) spent.add(past, firstS);
  spent.add(range, Infinity);
  const { length } = range.kept.values;
  const column = new SamplesBuilder(length);
  for (let i = 0; i < length; i++) {
    const atS = startS + i * stepS;
    if (atS - overS < spent.startS) continue;
    const [before, now] = [spent.at(atS - overS), spent.at(atS)];
    const counted = now.all - before.all;
    if (counted > 0) column.set(i, Math.max(0, now.bad - before.bad) / counted / (1 - objective));
  }
  return column.build();
}

/** Observations since a start, all and those that missed the goal. Between two known times both grow evenly. */
class Spent {
  readonly startS: number;
  // Sums from the start on: a running window that adds and subtracts would accumulate rounding errors.
  readonly #atS: number[];
  readonly #bad = [0];
  readonly #all = [0];

  constructor(startS: number) {
    this.startS = startS;
    this.#atS = [startS];
  }

  /** Adds the points of a grid up to a time; a point is of the step before it. */
  add({ kept, count, grid: { startS, stepS } }: Kept, untilS: number): void {
    for (let i = 0; i < kept.values.length; i++) {
      const atS = Math.min(untilS, startS + i * stepS);
      const fromS = Math.max(startS + (i - 1) * stepS, this.#lastS);
      if (atS <= fromS) return;
      const share = kept.values[i] ?? NaN;
      const all = (count.values[i] || 0) * (atS - fromS);
      // Before the first point nothing was observed.
      this.#push(fromS, 0, 0);
      this.#push(atS, Number.isNaN(share) ? 0 : (1 - share) * all, all);
    }
  }

  get #lastS(): number {
    return this.#atS.at(-1) ?? this.startS;
  }

  #push(atS: number, bad: number, all: number): void {
    if (atS <= this.#lastS) return;
    this.#atS.push(atS);
    this.#bad.push((this.#bad.at(-1) ?? 0) + bad);
    this.#all.push((this.#all.at(-1) ?? 0) + all);
  }

  /** @param atS from the start to the last point */
  at(atS: number): { readonly bad: number; readonly all: number } {
    const after = firstAtLeast(this.#atS, this.#atS.length, atS);
    const [fromS, toS] = [this.#atS[after - 1] ?? this.startS, this.#atS[after] ?? this.startS];
    const part = toS > fromS ? (atS - fromS) / (toS - fromS) : 1;
    const between = (totals: readonly number[]): number => {
      const [from, to] = [totals[after - 1] ?? 0, totals[after] ?? 0];
      return from + part * (to - from);
    };
    return { bad: between(this.#bad), all: between(this.#all) };
  }
}

import type { Grid } from '../../lib/frame';
import { settleAll } from '../../lib/settle-all';
import type { Binding } from '../binding';
import { PART } from '../query-sources';
import type { TimedResult } from '../reading-result';
import { bucketsOf } from './buckets';
import { filledBuckets, totalsByBoundsExpr } from './filled-buckets';

/** How long after a look it is taken for granted that servers have the same buckets, seconds. */
const KNOWN_S = 600;

/** How many looks are remembered: at ranges, earlier ones, and the last hour. */
const MOST_LOOKS = 8;

/** A part of all observations that is more than a rounding error. */
const SOME = 1e-9;

interface Histogram {
  readonly histogram: string;
  readonly binding: Binding;
  readonly grid: Grid;
}

/** Knows for which histograms and selections servers have different buckets, so that the sum of a bucket lacks some servers. */
export class MixedBounds {
  readonly #mixed = new Set<string>();
  /** The grids at which servers had the same buckets, newest first, by histogram and selection. */
  readonly #same = new Map<string, readonly Grid[]>();

  /**
   * The result of a histogram in which each bucket has the observations of all servers.
   * @param sums as Prometheus sums its buckets
   * @param load the result of an expression on the same grid
   */
  async filled(
    { histogram, binding, grid }: Histogram,
    sums: Promise<TimedResult>,
    load: (expr: string) => Promise<TimedResult>,
  ): Promise<TimedResult> {
    const { selector } = binding;
    const loadTotals = (): Promise<TimedResult> => load(totalsByBoundsExpr(histogram, binding));
    const [result, known] = await settleAll([sums, this.areMixed(histogram, selector) ? loadTotals() : null]);
    if (known === null && !this.isDoubtful(histogram, selector, grid, result)) return result;
    const filled = filledBuckets(result, known ?? (await loadTotals()));
    this.note(histogram, selector, grid, filled !== null);
    return filled ?? result;
  }

  /** @param selector label matchers without braces */
  areMixed(histogram: string, selector: string): boolean {
    return this.#mixed.has(`${histogram} ${selector}`);
  }

  /**
   * True when a result must be looked at closer: it has observations above its highest bound, as all those of a server that lacks this
   * bound seem to be.
   */
  isDoubtful(histogram: string, selector: string, grid: Grid, result: TimedResult): boolean {
    const looks = this.#same.get(`${histogram} ${selector}`) ?? [];
    const isKnown = looks.some((one) => one.startS <= grid.startS && grid.endS < one.endS + KNOWN_S);
    return !isKnown && hasTop(result);
  }

  /** Remembers what a look at a grid found. */
  note(histogram: string, selector: string, grid: Grid, areMixed: boolean): void {
    const key = `${histogram} ${selector}`;
    if (areMixed) this.#mixed.add(key);
    else this.#same.set(key, [grid, ...(this.#same.get(key) ?? [])].slice(0, MOST_LOOKS));
  }
}

function hasTop({ series }: TimedResult): boolean {
  const { bounds, counts } = bucketsOf(
    series.flatMap(({ labels, samples }) =>
      labels[PART] === undefined ? [{ le: labels['le'] ?? '', samples }] : [],
    ),
  );
  const [highest, all] = counts.slice(-2);
  if (!highest || !all || bounds.at(-1) !== Infinity) return false;
  // A server that has the bound may not report at each point.
  return all.values.some((value, i) => value - (highest.values[i] || 0) > SOME * value);
}

import { Random } from '../simulator/random';
import { oneOf, wholeBetween } from './draw';
import { drawBounds, type BoundSpellings } from './draw-bounds';

/** When the samples lie; Unix seconds. */
export interface ScrapeTimes {
  readonly startS: number;
  readonly intervalS: number;
  readonly count: number;
}

/** A histogram with a name of its own, as several ranks exported it. */
export interface DrawnHistogram {
  /** Without `_bucket`, `_sum`, `_count`. */
  readonly name: string;
  readonly bounds: readonly BoundSpellings[];
  /** OpenMetrics, without the mark of the end. */
  readonly text: string;
}

/** How often each thing goes wrong at one sample; 0 in most histograms. */
interface Faults {
  readonly reset: number;
  readonly lostScrape: number;
  readonly lostSample: number;
  readonly nan: number;
  readonly infinite: number;
  /** Of a series, not of a sample: it begins late, or is not there at all. */
  readonly late: number;
  readonly missing: number;
}

/**
 * What is counted between two scrapes. `near`: nearly all in the first bucket and so much of it that the others differ by
 * about 1e-12. `loose`: buckets that have nothing to do with each other, so that counts fall.
 */
const MANNERS = [
  'whole',
  'whole',
  'fraction',
  'tiny',
  'huge',
  'sparse',
  'near',
  'loose',
  'top',
  'none',
] as const;
type Manner = (typeof MANNERS)[number];

/** Labels that no server takes for a bound. */
const NO_BOUNDS = [null, '', 'x', '1e999'] as const;

/** The same seed and number give the same histogram. */
export function drawHistogram(seed: number, number: number, times: ScrapeTimes): DrawnHistogram {
  const random = new Random(seed, `histogram ${number}`);
  const name = `exact_${number}`;
  const bounds = drawBounds(random);
  const faults = drawFaults(random);
  const manner = oneOf(random, MANNERS);
  const ranks = oneOf(random, [1, 1, 2, 3]);
  const lines: string[] = [];
  for (let rank = 0; rank < ranks; rank++)
    drawRank({ random, name, bounds, faults, manner, rank, times }, lines);
  return { name, bounds, text: lines.join('') };
}

function drawFaults(random: Random): Faults {
  const sometimes = (share: number, most: number): number =>
    random.chance(share) ? random.next() * most : 0;
  return {
    reset: sometimes(0.3, 0.08),
    lostScrape: sometimes(0.3, 0.4),
    lostSample: sometimes(0.25, 0.2),
    nan: sometimes(0.15, 0.05),
    infinite: sometimes(0.05, 0.02),
    late: sometimes(0.25, 0.5),
    missing: sometimes(0.25, 0.3),
  };
}

interface RankPlan {
  readonly random: Random;
  readonly name: string;
  readonly bounds: readonly BoundSpellings[];
  readonly faults: Faults;
  readonly manner: Manner;
  readonly rank: number;
  readonly times: ScrapeTimes;
}

function drawRank(plan: RankPlan, lines: string[]): void {
  const { random, name, bounds, faults, manner, rank, times } = plan;
  // Beside the whole second, as real scrapes are.
  const phaseS = random.next();
  const stamps = Array.from({ length: times.count }, (_, i) =>
    random.chance(faults.lostScrape) ? null : (times.startS + phaseS + i * times.intervalS).toFixed(3),
  );
  const resets = new Set(stamps.flatMap((_, i) => (random.chance(faults.reset) ? [i] : [])));
  const write = (series: string, values: readonly number[]): void => {
    if (random.chance(faults.missing)) return;
    const from = random.chance(faults.late) ? wholeBetween(random, 0, times.count) : 0;
    for (let i = from; i < times.count; i++) {
      const stamp = stamps[i] ?? null;
      if (stamp === null || random.chance(faults.lostSample)) continue;
      lines.push(`${name}_${series} ${spoil(random, faults, values[i] ?? NaN)} ${stamp}\n`);
    }
  };

  let below = new Array<number>(times.count).fill(0);
  for (const [b, { les }] of bounds.entries()) {
    const own = counter(times.count, resets, () => increment(random, manner, b, bounds.length));
    const values = manner === 'loose' ? own : own.map((value, i) => value + (below[i] ?? 0));
    below = values;
    // One spelling or the other, as when an exporter was renewed, or both, as when it is broken.
    const spelled = random.chance(0.3) ? les : [oneOf(random, les)];
    for (const le of spelled) write(`bucket{le="${le}",rank="${rank}"}`, values);
  }
  if (random.chance(0.05)) {
    const le = oneOf(random, NO_BOUNDS);
    write(`bucket{${le === null ? '' : `le="${le}",`}rank="${rank}"}`, below);
  }
  write(`count{rank="${rank}"}`, below);
  write(
    `sum{rank="${rank}"}`,
    counter(times.count, resets, () => random.exponential(3)),
  );
}

/** A running total that begins anew where the rank was restarted. */
function counter(length: number, resets: ReadonlySet<number>, step: () => number): number[] {
  let total = step();
  return Array.from({ length }, (_, i) => (total = resets.has(i) ? step() : total + step()));
}

function increment(random: Random, manner: Manner, bucket: number, buckets: number): number {
  const whole = (mean: number): number => Math.round(random.exponential(mean));
  switch (manner) {
    case 'whole':
    case 'loose':
      return whole(4);
    case 'fraction':
      return random.exponential(1);
    case 'tiny':
      return random.exponential(1e-290);
    case 'huge':
      return whole(1e15);
    case 'sparse':
      return random.chance(0.02) ? whole(2) : 0;
    case 'near':
      return bucket === 0 ? 1e15 : whole(800);
    case 'top':
      return bucket === buckets - 1 ? whole(4) : 0;
    case 'none':
      return 0;
  }
}

function spoil(random: Random, faults: Faults, value: number): string {
  if (random.chance(faults.nan)) return 'NaN';
  return random.chance(faults.infinite) ? '+Inf' : String(value);
}

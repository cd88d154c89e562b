import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  casesOf,
  DEFAULT_CASES,
  GROWTH_RANKS,
  MANY_CASES,
  PAGE_CASE,
  POINTER_CASE,
  RANK_COUNTS,
  type Case,
} from './cases';
import { DEFAULT_PARTS, PARTS, partsOf, type Part } from './parts';
import { EARLY, MOST_REFRESHES } from './measure/measure-refreshes';

export interface BenchOptions {
  readonly help: boolean;
  readonly parts: ReadonlySet<Part>;
  /** True when only some parts were asked for. */
  readonly isPartial: boolean;
  readonly cases: readonly Case[];
  /** Numbers of ranks for the growth of costs. */
  readonly growthRanks: readonly number[];
  /** The histories with many ranks. */
  readonly manyCases: readonly Case[];
  /** Loads of each page on each history. */
  readonly runs: number;
  /** Number of refreshes of one open page; 0 = not measured. */
  readonly refreshes: number;
  /** Absolute path of the JSON file for the figures, or null. */
  readonly jsonFile: string | null;
  /** Absolute path of a built dashboard, or null to build it from the source. */
  readonly distDir: string | null;
  readonly isStrict: boolean;
  /** Keep Prometheus and the browser on a core each. */
  readonly isPinned: boolean;
}

const DEFAULT_RUNS = 5;
const DEFAULT_REFRESHES = 500;

export const USAGE = `npm run bench [-- options]

Measures the dashboard beside a hand-written page and the queries of LMDeploy's Grafana dashboard, on a real
Prometheus with simulated history. Without options: 6 h at a scrape interval of 5 s with 2 and 8 ranks, and 24 h at
15 s with 64 ranks. See docs/benchmark.md.

  --only PARTS    only these parts, such as page or page,tall: ${PARTS.join(', ')}
  --full          6 h and 24 h with ${RANK_COUNTS.join(', ')} ranks, ${MOST_REFRESHES} refreshes, and the growth up to ${GROWTH_RANKS.at(-1)} ranks
  --ranks LIST    only histories with these numbers of ranks, such as 2 or 2,8
  --runs N        loads of each page on each history (${DEFAULT_RUNS})
  --refreshes N   refreshes of one open page (${DEFAULT_REFRESHES}); 0 skips this part, else from ${EARLY + 1} to ${MOST_REFRESHES}
  --dist FOLDER   measure this build as the whole page instead of building the source
  --json FILE     also write all figures to this file
  --strict        exit code 1 when a budget is not met, or, without --only, not measured
  --pin           keep Prometheus and the browser on a core each (Linux)
  --help          this text
`;

/**
 * @param cwd folder from which relative paths start
 * @throws Error with one sentence that names the flag that is unknown or out of range
 */
export function parseBenchOptions(args: readonly string[], cwd: string): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      only: { type: 'string' },
      full: { type: 'boolean', default: false },
      ranks: { type: 'string' },
      runs: { type: 'string', default: String(DEFAULT_RUNS) },
      refreshes: { type: 'string' },
      dist: { type: 'string' },
      json: { type: 'string' },
      strict: { type: 'boolean', default: false },
      pin: { type: 'boolean', default: false },
    },
  });
  if (values.full && values.ranks !== undefined) {
    throw new Error('--full and --ranks cannot be combined: leave out one of them.');
  }
  const refreshes = whole(
    'refreshes',
    values.refreshes ?? `${values.full ? MOST_REFRESHES : DEFAULT_REFRESHES}`,
    0,
    MOST_REFRESHES,
  );
  if (refreshes > 0 && refreshes <= EARLY) {
    throw new Error(`--refreshes must be 0 or above ${EARLY}, after which the heap is first measured.`);
  }
  const parts =
    values.only !== undefined ? partsOf(values.only) : values.full ? new Set(PARTS) : DEFAULT_PARTS;
  return {
    help: values.help,
    parts,
    isPartial: values.only !== undefined,
    cases: values.full
      ? casesOf(RANK_COUNTS)
      : values.ranks !== undefined
        ? casesOf(rankCounts(values.ranks))
        : values.only === undefined
          ? DEFAULT_CASES
          : [PAGE_CASE, ...(parts.has('pointer') ? [POINTER_CASE] : [])],
    growthRanks: values.ranks === undefined ? GROWTH_RANKS : rankCounts(values.ranks),
    manyCases: MANY_CASES.filter(
      ({ ranks }) => values.ranks === undefined || rankCounts(values.ranks).includes(ranks),
    ),
    runs: whole('runs', values.runs, 1, 100),
    refreshes,
    jsonFile: values.json === undefined ? null : resolve(cwd, values.json),
    distDir: values.dist === undefined ? null : resolve(cwd, values.dist),
    isStrict: values.strict,
    isPinned: values.pin,
  };
}

const rankCounts = (text: string): number[] => [
  ...new Set(text.split(',').map((part) => whole('ranks', part.trim(), 1, 1000))),
];

function whole(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`--${flag} must be a whole number from ${least} to ${most}, not "${text}".`);
}

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface SoakOptions {
  readonly help: boolean;
  /** Refreshes of the open page, more than {@link ROUND}. */
  readonly refreshes: number;
  readonly ranks: number;
  /** Absolute path of a built dashboard, or null to build it from the source. */
  readonly distDir: string | null;
}

/** In this many refreshes the page scrolls through all its panels once. */
export const ROUND = 50;

const LATEST_EARLY = 300;

/**
 * The number of refreshes before the first count: a third of all in whole rounds, at least one round and at most 300.
 * The caches keep a quarter of the range behind it, which is full after 60 refreshes, so 50 are too few for a long soak.
 * Until then the browser also compiles most of what runs often, and its code is a part of the heap.
 */
export function earlyOf(refreshes: number): number {
  const rounds = Math.floor(refreshes / 3 / ROUND);
  return Math.min(LATEST_EARLY, Math.max(ROUND, rounds * ROUND));
}

const DEFAULT_REFRESHES = 300;
const MOST_REFRESHES = 20_000;
const DEFAULT_RANKS = 64;

export const USAGE = `npm run soak [-- options]

Keeps one page open and refreshes it as fast as it goes, on a real Prometheus with simulated history. The page scrolls
through all its panels meanwhile. Heap, nodes, listeners, charts and open requests at the end are compared with those
after a third of the refreshes, at most ${LATEST_EARLY}; exit code 1 when one has grown.

  --refreshes N   number of refreshes, from ${ROUND + 1} to ${MOST_REFRESHES} (${DEFAULT_REFRESHES})
  --ranks N       number of ranks, from 1 to 1000 (${DEFAULT_RANKS})
  --dist FOLDER   open this build instead of building the source
  --help          this text
`;

/**
 * @param cwd folder from which relative paths start
 * @throws Error with one sentence that names the flag that is unknown or out of range
 */
export function parseSoakOptions(args: readonly string[], cwd: string): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      refreshes: { type: 'string', default: String(DEFAULT_REFRESHES) },
      ranks: { type: 'string', default: String(DEFAULT_RANKS) },
      dist: { type: 'string' },
    },
  });
  return {
    help: values.help,
    refreshes: whole('refreshes', values.refreshes, ROUND + 1, MOST_REFRESHES),
    ranks: whole('ranks', values.ranks, 1, 1000),
    distDir: values.dist === undefined ? null : resolve(cwd, values.dist),
  };
}

function whole(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`--${flag} must be a whole number from ${least} to ${most}, not "${text}".`);
}

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ENGINES, type Engine } from './engines';

export const USAGE = `npm run bench:engines -- cost ${ENGINES.join('|')} [--ranks N] [--interval SECONDS] [--days N] [--dist FOLDER]
npm run bench:engines -- long [--runs N] [--ranks N] [--interval SECONDS] [--days N] [--dist FOLDER]

Compares a distributed engine with one Prometheus 3 that has the same samples. Prints figures as JSON.

  cost   what 8 ranks over 6 h and 7 days ask of each, in a load, ten refreshes, and a load by a second viewer
  long   how long the first window of 200 ranks over 30 days takes with Thanos
`;

export interface EnginesOptions {
  readonly help: boolean;
  /** The engine whose cost is measured; null for `long`. */
  readonly engine: Engine | null;
  readonly runs: number;
  readonly distDir: string | null;
  readonly ranks: number | null;
  readonly intervalS: number | null;
  readonly days: number | null;
}

/** @throws Error with a sentence for a part or an engine that does not exist */
export function parseEnginesOptions(args: readonly string[], cwd: string): EnginesOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      runs: { type: 'string', default: '3' },
      dist: { type: 'string' },
      ranks: { type: 'string' },
      interval: { type: 'string' },
      days: { type: 'string' },
    },
  });
  const [part, name] = positionals;
  const engine = ENGINES.find((one) => one === name) ?? null;
  if (!values.help && !(part === 'long' && name === undefined) && !(part === 'cost' && engine !== null))
    throw new Error(`Name one part: cost with ${ENGINES.join(', ')}, or long.`);
  const count = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  return {
    help: values.help,
    engine,
    runs: Number(values.runs),
    distDir: values.dist === undefined ? null : resolve(cwd, values.dist),
    ranks: count(values.ranks),
    intervalS: count(values.interval),
    days: count(values.days),
  };
}

export const say = (words: string): void => void process.stderr.write(`${words}\n`);

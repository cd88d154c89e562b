import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FAULT_IDS, type FaultId } from './faults';

export interface ChaosOptions {
  readonly help: boolean;
  readonly seed: number;
  /** No fault begins after this time, minutes; the first round is always complete. */
  readonly minutes: number;
  /** The kinds of faults to draw from. */
  readonly kinds: readonly FaultId[];
  /** Absolute path of a built dashboard, or null to build it from the source. */
  readonly distDir: string | null;
}

const DEFAULT_MINUTES = 3;

export const USAGE = `npm run chaos [-- options]

Opens the page on a real Prometheus behind a proxy that breaks in every way that is known, one after the other, in an
order drawn from the seed. During and after each fault it checks what the page promises. Exit code 1 when a promise is
broken.

  --seed N        seed of the order and the lengths of the faults (1)
  --minutes M     no fault begins after this time (${DEFAULT_MINUTES}); each kind occurs at least once
  --only KINDS    only these kinds, such as refused or refused,never:
                  ${FAULT_IDS.join(', ')}
  --dist FOLDER   open this build instead of building the source
  --help          this text
`;

/**
 * @param cwd folder from which relative paths start
 * @throws Error with one sentence that names the flag that is unknown or out of range
 */
export function parseChaosOptions(args: readonly string[], cwd: string): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: String(DEFAULT_MINUTES) },
      only: { type: 'string' },
      dist: { type: 'string' },
    },
  });
  return {
    help: values.help,
    seed: whole('seed', values.seed, 0, 2 ** 31 - 1),
    minutes: whole('minutes', values.minutes, 0, 24 * 60),
    kinds: values.only === undefined ? FAULT_IDS : kindsOf(values.only),
    distDir: values.dist === undefined ? null : resolve(cwd, values.dist),
  };
}

const kindsOf = (list: string): FaultId[] =>
  list.split(',').map((name) => {
    const kind = FAULT_IDS.find((id) => id === name.trim());
    if (kind === undefined) throw new Error(`--only knows ${FAULT_IDS.join(', ')}, not "${name}".`);
    return kind;
  });

function whole(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`--${flag} must be a whole number from ${least} to ${most}, not "${text}".`);
}

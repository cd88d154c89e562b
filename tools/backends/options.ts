import { parseArgs } from 'node:util';
import { GO_MODULES, type GoModule } from './build';

/** The set-ups that can be started. */
export const SETUPS = ['label-proxy', 'victoria-cluster', 'thanos', 'mimir'] as const;
export type Setup = (typeof SETUPS)[number];

export type BackendsOptions =
  | { readonly help: true }
  | { readonly help: false; readonly build: readonly GoModule[] }
  | { readonly help: false; readonly setup: Setup; readonly historyHours: number };

export const USAGE = `npm run backends -- SETUP [--hours N]
npm run backends -- build [NAME …]

Starts the dashboard before a server behind which a Prometheus may grow, with simulated LMDeploy servers, hours of their history and
live scrapes, all on free ports of this machine. Ctrl-C ends all of it.

  label-proxy       prom-label-proxy before one Prometheus; nginx signs in the user ann (password: right) and names her tenant
  victoria-cluster  a VictoriaMetrics cluster with two storage nodes, to which a Prometheus writes
  thanos            Thanos before a pair of Prometheus: a sidecar at each, a store gateway with what is older than two hours (from
                    --hours 5 on), Query and query-frontend
  mimir             Mimir, all in one, to which a Prometheus writes: nginx signs in ann (right) with all ranks, and bob (right) with
                    one rank and low limits
  --hours N         length of the history in hours (1)

"build" builds programs with Go into .cache/backends: ${GO_MODULES.join(', ')}; without a name, the first of them. Others are found on
PATH or by THANOS_BIN, MIMIR_BIN, PROM_LABEL_PROXY_BIN, VMSTORAGE_BIN, VMINSERT_BIN and VMSELECT_BIN. The page must be built:
npm run build
`;

const LONGEST_HOURS = 12;

/** @throws Error with one sentence that names what is wrong */
export function parseBackendsOptions(args: readonly string[]): BackendsOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false }, hours: { type: 'string', default: '1' } },
  });
  if (values.help) return { help: true };
  const [first, ...names] = positionals;
  if (first === 'build') {
    const unknown = names.find((name) => !GO_MODULES.some((known) => known === name));
    if (unknown !== undefined) throw new Error(`"${unknown}" cannot be built: ${GO_MODULES.join(', ')}.`);
    const wanted = GO_MODULES.filter((name) => names.includes(name));
    return { help: false, build: wanted.length > 0 ? wanted : [GO_MODULES[0]] };
  }
  const setup = SETUPS.find((name) => name === first);
  if (setup === undefined || names.length > 0)
    throw new Error(`Name one set-up: ${SETUPS.join(', ')}, or build.`);
  const historyHours = Number(values.hours);
  if (!(historyHours > 0 && historyHours <= LONGEST_HOURS))
    throw new Error(`--hours must be a number above 0 and up to ${LONGEST_HOURS}, not "${values.hours}".`);
  return { help: false, setup, historyHours };
}

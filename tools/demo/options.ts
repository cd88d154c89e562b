import { parseArgs } from 'node:util';

export interface DemoOptions {
  readonly help: boolean;
  /** Port of the page; 0 = any free port, as for the other ports. */
  readonly port: number;
  readonly prometheusPort: number;
  /** Port of the first rank; the others follow it. */
  readonly rankPort: number;
  readonly historyHours: number;
}

export const USAGE = `npm run demo [-- options]

Shows the dashboard with live data and without a GPU. Starts simulated LMDeploy servers, a Prometheus that has hours of
their history and scrapes them, and the development server of the page. Ctrl-C ends all of them.

  --port N             port of the page (5173); for this and the other ports, 0 = any free port
  --prometheus-port N  port of Prometheus (9090)
  --rank-port N        port of the first simulated server; the others use the ports after it (23333)
  --hours N            length of the history in hours (6)
  --help               this text
`;

const LONGEST_HISTORY_HOURS = 168;

/** @throws Error with one sentence that names the flag that is unknown or out of range */
export function parseDemoOptions(args: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      port: { type: 'string', default: '5173' },
      'prometheus-port': { type: 'string', default: '9090' },
      'rank-port': { type: 'string', default: '23333' },
      hours: { type: 'string', default: '6' },
    },
  });
  const historyHours = Number(values.hours);
  if (!(historyHours > 0 && historyHours <= LONGEST_HISTORY_HOURS)) {
    throw new Error(
      `--hours must be a number above 0 and up to ${LONGEST_HISTORY_HOURS}, not "${values.hours}".`,
    );
  }
  return {
    help: values.help,
    port: parsePort('port', values.port),
    prometheusPort: parsePort('prometheus-port', values['prometheus-port']),
    rankPort: parsePort('rank-port', values['rank-port']),
    historyHours,
  };
}

function parsePort(flag: string, value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new Error(`--${flag} must be a port number from 0 to 65535, not "${value}".`);
}

import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseAddress } from './address';

export interface TargetsOptions {
  readonly help: boolean;
  /** As given, each an address of `lmdeploy serve proxy`. */
  readonly proxies: readonly string[];
  /** Absolute paths. */
  readonly proxyConfigs: readonly string[];
  /** `HOST:PORT` or URLs of API servers. */
  readonly addresses: readonly string[];
  /** Absolute path. */
  readonly out: string;
  /** Null when the host depends on the source. */
  readonly host: string | null;
  readonly isHttps: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly isDryRun: boolean;
  /** Null for a single update. */
  readonly watchIntervalS: number | null;
}

const DEFAULT_WATCH_S = 10;
const LONGEST_WATCH_S = 86_400;
const DEFAULT_OUT = join('deploy', 'prometheus', 'targets', 'lmdeploy.json');
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const USAGE = `npm run targets -- SOURCE… [options]

Writes the list of targets that Prometheus scrapes, one target for each DP rank. Prometheus reads a new
list within seconds, without a restart.

Sources, one or more:
  --proxy URL            lmdeploy serve proxy, such as http://10.0.0.7:8000: all servers that it lists
  --proxy-config FILE    its proxy_config.json
  HOST:PORT              an API server

Options:
  --watch [SECONDS]      keep running and follow the proxy (every ${DEFAULT_WATCH_S} s)
  --host NAME            replaces localhost, 127.0.0.1, 0.0.0.0 and ::1: the name by which Prometheus reaches that machine
                         (host.docker.internal; for a proxy on another machine, the host of the proxy)
  --https                all servers use https, even those listed as http
  --label NAME=VALUE     a label for all targets; repeat it for more labels
  --out FILE             the file of the list (${DEFAULT_OUT})
  --dry-run              print the list, write nothing
  --help                 this text

The tool keeps targets and labels that you added to the list.
`;

/**
 * Reads the command line.
 * @param folder relative paths start here
 * @throws Error with one sentence that names the flag that is wrong
 */
export function parseTargetsOptions(args: readonly string[], folder: string): TargetsOptions {
  const { values, positionals } = parseArgs({
    args: joinWatch(args),
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      proxy: { type: 'string', multiple: true, default: [] },
      'proxy-config': { type: 'string', multiple: true, default: [] },
      watch: { type: 'string' },
      host: { type: 'string' },
      https: { type: 'boolean', default: false },
      label: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const sources = values.proxy.length + values['proxy-config'].length;
  if (!values.help && sources + positionals.length === 0) {
    throw new Error('Name a source: --proxy URL, --proxy-config FILE, or HOST:PORT.');
  }
  if (values.watch !== undefined && sources === 0) {
    throw new Error('--watch follows a --proxy or a --proxy-config: add one of them.');
  }
  if (values.watch !== undefined && values['dry-run']) {
    throw new Error('--watch and --dry-run cannot be combined: a dry run reads the sources once.');
  }
  // An invalid argument is an error; only addresses that a proxy lists are left out with a note.
  for (const address of positionals) parseAddress(address);
  const out = values.out === undefined ? join(ROOT, DEFAULT_OUT) : resolve(folder, values.out);
  if (!out.endsWith('.json')) throw new Error(`--out must end with .json, not "${values.out}".`);
  return {
    help: values.help,
    proxies: values.proxy,
    proxyConfigs: values['proxy-config'].map((path) => resolve(folder, path)),
    addresses: positionals,
    out,
    host: values.host === undefined ? null : parseHost(values.host),
    isHttps: values.https,
    labels: Object.fromEntries(values.label.map(parseLabel)),
    isDryRun: values['dry-run'],
    watchIntervalS: values.watch === undefined ? null : parseInterval(values.watch),
  };
}

/** Joins `--watch` and its optional value to one argument, because parseArgs supports no optional values. */
function joinWatch(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const next = args[i + 1] ?? '';
    if (arg !== '--watch') joined.push(arg);
    else if (!/^[\d.]+$/.test(next) || /\..*\./.test(next)) joined.push(`--watch=${DEFAULT_WATCH_S}`);
    else joined.push(`--watch=${args[++i]}`);
  }
  return joined;
}

function parseInterval(text: string): number {
  const seconds = Number(text);
  if (text !== '' && seconds >= 1 && seconds <= LONGEST_WATCH_S) return seconds;
  throw new Error(`--watch must be a number of seconds from 1 to ${LONGEST_WATCH_S}, not "${text}".`);
}

/** An IPv6 address may have brackets. */
function parseHost(text: string): string {
  const host = text.replace(/^\[(.*)\]$/, '$1');
  const url = `http://${host.includes(':') ? `[${host}]` : host}/`;
  if (URL.canParse(url) && /^[^/?#@\s]+$/.test(host)) return host;
  throw new Error(`--host must be a name or an IP address without a port, not "${text}".`);
}

/** @see https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels */
function parseLabel(text: string): [string, string] {
  const [, name, value] = /^([a-zA-Z_][a-zA-Z0-9_]*)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new Error(
      `--label must be NAME=VALUE, where the name has letters, digits and _ only, not "${text}".`,
    );
  }
  return [name, value];
}

import { parseArgs } from 'node:util';
import { LANGUAGES, langOfTag, type LangCode } from '../../src/lib/languages';
import { METRIC_PREFIX } from '../../src/lib/metric-prefix-pattern';

export interface DoctorOptions {
  readonly help: boolean;
  /** Without a slash at the end. */
  readonly prometheusUrl: string;
  readonly lmdeployUrls: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly metricPrefix: string;
  readonly expectedRanks: number | null;
  readonly timeoutS: number;
  readonly lang: LangCode;
  readonly isJson: boolean;
}

const LONGEST_S = 300;

export const USAGE = `npm run doctor -- [--prometheus URL] [options]

Finds out why the dashboard shows no data. Checks Prometheus, and LMDeploy where its address is given.

  --prometheus URL       address of Prometheus (http://127.0.0.1:9090)
  --lmdeploy URL         address of an LMDeploy server; repeat it for more. Its key (--api-keys) is read from LMDEPLOY_API_KEY
  --header 'NAME: VALUE' sent to Prometheus, such as a token or a tenant; repeat it for more
  --expect N             how many ranks should report
  --metric-prefix TEXT   what the names of the metrics begin with (lmdeploy:)
  --timeout SECONDS      limit for each request (10)
  --lang zh|en           language of the report (en)
  --json                 print the verdicts as JSON
  --help                 this text

Exit code: 0 no problem found, 1 a check failed, 2 wrong usage.
`;

/**
 * Reads the command line.
 * @throws Error with one sentence that names the flag that is wrong
 */
export function parseDoctorOptions(args: readonly string[]): DoctorOptions {
  const { values } = parseArgs({
    args: [...args],
    allowPositionals: false,
    options: {
      prometheus: { type: 'string', default: 'http://127.0.0.1:9090' },
      lmdeploy: { type: 'string', multiple: true, default: [] },
      header: { type: 'string', multiple: true, default: [] },
      expect: { type: 'string' },
      'metric-prefix': { type: 'string', default: 'lmdeploy:' },
      timeout: { type: 'string', default: '10' },
      lang: { type: 'string', default: 'en' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const lang = langOfTag(values.lang);
  if (lang === null) {
    throw new Error(
      `--lang must be ${LANGUAGES.map(({ code }) => code).join(' or ')}, not "${values.lang}".`,
    );
  }
  if (!METRIC_PREFIX.test(values['metric-prefix'])) {
    throw new Error(`--metric-prefix must be the start of a metric name, not "${values['metric-prefix']}".`);
  }
  return {
    help: values.help,
    prometheusUrl: parseUrl('prometheus', values.prometheus),
    lmdeployUrls: values.lmdeploy.map((url) => parseUrl('lmdeploy', url).replace(/\/metrics$/, '')),
    headers: Object.fromEntries(values.header.map(parseHeader)),
    metricPrefix: values['metric-prefix'],
    expectedRanks: values.expect === undefined ? null : parseNumber('expect', values.expect, 10_000),
    timeoutS: parseNumber('timeout', values.timeout, LONGEST_S),
    lang,
    isJson: values.json,
  };
}

/** `host:port` means http. */
function parseUrl(flag: string, text: string): string {
  const url = /^https?:\/\//i.test(text) ? text : `http://${text}`;
  if (text === '' || text.includes('://') !== /^https?:\/\//i.test(text) || !URL.canParse(url)) {
    throw new Error(`--${flag} must be the URL of a server, such as http://127.0.0.1:9090, not "${text}".`);
  }
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.replace(/\/+$/, '');
}

function parseHeader(text: string): [string, string] {
  const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new Error(`--header must be 'NAME: VALUE', not "${text}".`);
  }
  return [name, value];
}

function parseNumber(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Error(`--${flag} must be a whole number from 1 to ${most}, not "${text}".`);
}

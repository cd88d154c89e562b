import * as v from 'valibot';
import { DEFAULT_CONFIG, type Config, type ConfigFault } from './config';
import { parseDurationS } from './duration';
import { parseMoment } from './time-range';
import { parseTimezone } from './timezone';

/** A range from `config.json` is a length up to now. */
const rangeText = v.pipe(
  v.string(),
  v.check(
    (s) => parseDurationS(s) !== null || parseMoment(s, 'from', 0, 'utc') !== null,
    'a duration such as "6h"',
  ),
);
const refreshText = v.pipe(
  v.string(),
  v.check((s) => s === 'off' || parseDurationS(s) !== null, '"off" or a duration such as "10s"'),
);
const timezoneText = v.pipe(
  v.string(),
  v.check((s) => parseTimezone(s) !== null, '"local", "utc" or a zone such as "Europe/Berlin"'),
  v.transform(parseTimezone),
);
const positive = v.pipe(
  v.number(),
  v.check((n) => n > 0, 'a number above 0'),
);
const ratio = v.pipe(
  v.number(),
  v.check((n) => n > 0 && n < 1, 'a number between 0 and 1'),
);
const textMap = v.record(v.string(), v.string());

/** An address that a link may lead to; anything else could run script. */
const webUrl = v.pipe(
  v.string(),
  v.check((s) => !/^\s*(javascript|data|vbscript):/i.test(s), 'an http or relative address'),
);

const prometheusKeys = {
  url: webUrl,
  headers: textMap,
  credentials: v.picklist(['omit', 'same-origin', 'include']),
  timeoutSeconds: positive,
  publicUrl: webUrl,
  lateSeconds: v.pipe(
    v.number(),
    v.check((n) => n >= 0, 'a number from 0 on'),
  ),
};

const sloKeys = { ttftSeconds: positive, itlSeconds: positive, e2eSeconds: positive, objective: ratio };

const keys = {
  title: v.string(),
  matchers: textMap,
  range: rangeText,
  refresh: refreshText,
  language: v.picklist(['auto', 'en', 'zh']),
  theme: v.picklist(['light', 'dark', 'system']),
  timezone: timezoneText,
  expectedEngines: v.pipe(
    v.number(),
    v.check((n) => Number.isInteger(n) && n > 0, 'a whole number above 0'),
  ),
  links: v.array(v.strictObject({ title: v.string(), url: webUrl })),
};

/** The keys of one object that hold what they should; a fault for each of the others. */
function readKeys(
  raw: unknown,
  schemas: Readonly<Record<string, v.GenericSchema>>,
  nested: readonly string[],
  prefix: string,
): { good: Record<string, unknown>; faults: ConfigFault[] } {
  const good: Record<string, unknown> = {};
  const faults: ConfigFault[] = [];
  if (raw === undefined) return { good, faults };
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return {
      good,
      faults: [
        { kind: 'wrong', key: prefix.slice(0, -1) || 'config.json', wanted: 'an object', got: show(raw) },
      ],
    };
  }
  for (const [key, value] of Object.entries(raw)) {
    if (nested.includes(key) || key === '$schema') continue;
    const schema = Object.hasOwn(schemas, key) ? schemas[key] : undefined;
    if (!schema) {
      faults.push({ kind: 'unknown', key: prefix + key });
      continue;
    }
    const parsed = v.safeParse(schema, value);
    if (parsed.success) good[key] = parsed.output;
    else faults.push(...parsed.issues.map((issue) => faultOf(prefix + key, issue)));
  }
  return { good, faults };
}

function faultOf(key: string, issue: v.BaseIssue<unknown>): ConfigFault {
  const path = issue.path?.map((step) => String(step.key)).join('.');
  const full = path ? `${key}.${path}` : key;
  if (issue.type === 'strict_object' && issue.expected === 'never') return { kind: 'unknown', key: full };
  return { kind: 'wrong', key: full, wanted: issue.expected ?? issue.message, got: show(issue.input) };
}

const show = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 60);

/** Reads `config.json`. A key that is unknown or wrong becomes a fault, and its default stands. Never throws. */
export function parseConfig(raw: unknown): { config: Config; faults: ConfigFault[] } {
  const top = readKeys(raw, keys, ['prometheus', 'slo'], '');
  const inner = (typeof raw === 'object' && raw !== null ? raw : {}) as {
    prometheus?: unknown;
    slo?: unknown;
  };
  const prometheus = readKeys(inner.prometheus, prometheusKeys, [], 'prometheus.');
  const slo = readKeys(inner.slo, sloKeys, [], 'slo.');
  return {
    config: {
      ...DEFAULT_CONFIG,
      ...top.good,
      prometheus: { ...DEFAULT_CONFIG.prometheus, ...prometheus.good },
      slo: { ...DEFAULT_CONFIG.slo, ...slo.good },
    },
    faults: [...top.faults, ...prometheus.faults, ...slo.faults],
  };
}

import { parseDurationS } from '../lib/duration';
import type { Lang } from '../lib/text';
import { parseMoment } from '../lib/time-range';
import { parseTimezone, type Timezone } from '../lib/timezone';
import { aboveZero, checked, flag, oneOf, text, type Codec } from './codec';

export type Theme = 'light' | 'dark' | 'system';

/** All that a link to the page can say. */
export interface View {
  /** One end of the range as written: `now-6h`, `now-1d/d`, epoch ms, ISO. */
  readonly from: string;
  readonly to: string;
  readonly timezone: Timezone;
  /** A duration, or `off`. */
  readonly refresh: string;
  readonly theme: Theme;
  readonly lang: Lang;
  /** Chosen label values; none means all. */
  readonly models: readonly string[];
  readonly instances: readonly string[];
  readonly engines: readonly string[];
  readonly jobs: readonly string[];
  /** How much earlier lies what is drawn beside it, a duration; null for nothing. */
  readonly compare: string | null;
  /** Restarts, gaps and the like are marked on every chart. */
  readonly markers: boolean;
  /** Latency goals in place of those of `config.json`, seconds; null for those. */
  readonly sloTtftS: number | null;
  readonly sloItlS: number | null;
  readonly sloE2eS: number | null;
  /** The id of the panel shown large, or null. */
  readonly viewPanel: string | null;
  /** No bar, no menu that leads out. */
  readonly kiosk: boolean;
  /** With `kiosk`: the id of the only panel, or null. */
  readonly panel: string | null;
}

const isMoment = (s: string): boolean => parseMoment(s, 'from', 0, 'utc') !== null;
const isCompare = (s: string): boolean => (parseDurationS(s) ?? 0) >= 60;
const isRefresh = (s: string): boolean => s === 'off' || (parseDurationS(s) ?? 0) >= 1;

type One<K extends keyof View> = {
  readonly key: K;
  readonly name: string;
  readonly codec: Codec<NonNullable<View[K]>>;
};

const one = <K extends keyof View>(key: K, name: string, codec: Codec<NonNullable<View[K]>>): One<K> => ({
  key,
  name,
  codec,
});

/** Parameters with one value, in the order in which they are printed. The names are Grafana's, so that links can be swapped. */
const SINGLE = [
  one('from', 'from', checked(isMoment)),
  one('to', 'to', checked(isMoment)),
  one('timezone', 'timezone', { parse: parseTimezone, print: (zone) => zone }),
  one('refresh', 'refresh', checked(isRefresh)),
  one('theme', 'theme', oneOf(['light', 'dark', 'system'])),
  one('lang', 'lang', oneOf(['en', 'zh'], { 'zh-CN': 'zh', 'en-US': 'en' })),
  one('compare', 'compare', checked(isCompare)),
  one('markers', 'markers', flag),
  one('sloTtftS', 'slo-ttft', aboveZero),
  one('sloItlS', 'slo-itl', aboveZero),
  one('sloE2eS', 'slo-e2e', aboveZero),
  one('viewPanel', 'viewPanel', text),
  one('kiosk', 'kiosk', flag),
  one('panel', 'panel', text),
] as const;

/** Repeatable parameters. Grafana's `$__all` means none chosen. */
const MULTIPLE = [
  { key: 'models', name: 'var-model_name' },
  { key: 'engines', name: 'var-engine' },
  { key: 'instances', name: 'var-instance' },
  { key: 'jobs', name: 'var-job' },
] as const satisfies readonly { key: keyof View; name: string }[];

const OURS: ReadonlySet<string> = new Set([...SINGLE, ...MULTIPLE].map((p) => p.name));

/** The view that a query string says; a value that is none falls back to the default. Never throws. */
export function parseView(search: string, defaults: View): View {
  const params = new URLSearchParams(search);
  const view: Partial<Record<keyof View, unknown>> = { ...defaults };
  for (const { key, name, codec } of SINGLE) {
    const raw = params.get(name);
    const value = raw === null ? null : codec.parse(raw);
    if (value !== null) view[key] = value;
  }
  for (const { key, name } of MULTIPLE) {
    if (!params.has(name)) continue;
    view[key] = [...new Set(params.getAll(name).filter((v) => v !== '' && v !== '$__all' && v !== 'All'))];
  }
  return view as View;
}

/**
 * The query string of a view, without `?`; defaults are left out.
 * @param others a query string whose foreign parameters are kept behind ours
 */
export function printView(view: View, defaults: View, others = ''): string {
  const parts: string[] = [];
  const put = (name: string, value: string): void => {
    parts.push(value === '' ? name : `${name}=${encode(value)}`);
  };
  for (const { key, name, codec } of SINGLE) {
    const value = view[key];
    if (value === null || value === defaults[key]) continue;
    put(name, (codec as Codec<typeof value>).print(value));
  }
  for (const { key, name } of MULTIPLE) {
    if (sameList(view[key], defaults[key])) continue;
    if (view[key].length === 0) put(name, '$__all');
    for (const value of view[key]) put(name, value);
  }
  for (const [name, value] of new URLSearchParams(others)) if (!OURS.has(name)) put(encode(name), value);
  return parts.join('&');
}

/** As encodeURIComponent, but leaves what a person wants to read: `/` and `:`. */
const encode = (value: string): string =>
  encodeURIComponent(value).replace(/%2F/g, '/').replace(/%3A/g, ':').replace(/%24/g, '$');

export const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** True when both say the same. */
export const sameView = (a: View, b: View): boolean =>
  [...SINGLE].every(({ key }) => a[key] === b[key]) && MULTIPLE.every(({ key }) => sameList(a[key], b[key]));

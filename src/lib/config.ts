import type { LangCode } from './languages';
import type { Text } from './text';
import type { Timezone } from './timezone';

type TextMap = Readonly<Record<string, string>>;

/** What differs for one model. */
export interface ModelPrices {
  readonly model: string;
  readonly input?: number | undefined;
  readonly cachedInput?: number | undefined;
  readonly output?: number | undefined;
  readonly gpuHour?: number | undefined;
  readonly gpusPerRank?: number | undefined;
}

/**
 * Every key of `config.json` with its default. The type of a configuration follows from this table. `config-schemas.ts` has
 * the rules for the values, and does not compile without a row for each key. It is a separate file because most pages have
 * an empty `config.json`, and need neither the rules nor valibot.
 */
const DEFAULTS = {
  /** In the bar, and the title of the tab. */
  title: 'LMDeploy',
  prometheus: {
    /** Relative to the page, or absolute; `api/v1/…` is below it. */
    url: 'prometheus',
    /** Sent with every request. */
    headers: {} as TextMap,
    credentials: 'same-origin' as 'omit' | 'same-origin' | 'include',
    /** For each query. */
    timeoutSeconds: 30,
    /** The address of Prometheus's own page, or null. */
    publicUrl: null as string | null,
    /** How late a sample may arrive; null: the page finds it. */
    lateSeconds: null as number | null,
    /** What the stored names of LMDeploy's metrics begin with, where a collector has changed them. */
    metricPrefix: 'lmdeploy:',
  },
  /** Label matchers that are added to every query. */
  matchers: {} as TextMap,
  /** A duration up to now, or the start of a range that ends now. */
  range: '1h',
  /** A duration, or `off`. */
  refresh: '10s',
  /** How long a kiosk waits without input until it returns to the view of its link: a duration, or `off`. */
  kioskReturn: '1m',
  language: 'auto' as 'auto' | LangCode,
  theme: 'system' as 'light' | 'dark' | 'system',
  timezone: 'local' as Timezone,
  /** Latency goals, and the share of requests, 0 to 1, that should meet each of them. */
  slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
  /** How many ranks should report, or null. */
  expectedEngines: null as number | null,
  /** What tokens and GPUs cost. Null: not known. */
  prices: {
    /** Before or after the amounts, as written. */
    currency: 'USD',
    /** Of a million input tokens that were not in the prefix cache. */
    input: null as number | null,
    /** Of a million input tokens from the prefix cache; null: as the others. */
    cachedInput: null as number | null,
    /** Of a million output tokens. */
    output: null as number | null,
    /** Of one GPU for an hour. */
    gpuHour: null as number | null,
    /** How many GPUs a rank uses. */
    gpusPerRank: 1,
    /** Prices of a model, in place of those above. */
    models: [] as readonly ModelPrices[],
  },
  /** The label with the same value for a server and the GPUs of its host; null: their addresses. */
  gpuHostLabel: null as string | null,
  /** Entries of the menu. */
  links: [] as { readonly title: string; readonly url: string }[],
  /** Exact origins of the pages that may steer the dashboard in a frame. */
  hostOrigins: [] as readonly string[],
};

/** What `config.json` beside the page says, complete with defaults. */
export type Config = { readonly [Key in keyof typeof DEFAULTS]: Readonly<(typeof DEFAULTS)[Key]> };

/** The keys that hold further keys. */
export type ConfigGroup = 'prometheus' | 'slo' | 'prices';

export const DEFAULT_CONFIG: Config = DEFAULTS;

/** What is wrong with one key; long keys and values are cut. */
export type ConfigFault =
  | { readonly kind: 'unknown'; readonly key: string }
  | { readonly kind: 'wrong'; readonly key: string; readonly expected: Text; readonly got: string };

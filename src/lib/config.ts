import type { Slo } from './reading';
import type { Timezone } from './timezone';

/** What `config.json` beside the page says, complete with defaults. */
export interface Config {
  readonly title: string;
  readonly prometheus: {
    /** Relative to the page, or absolute; `api/v1/…` lies below it. */
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly credentials: 'omit' | 'same-origin' | 'include';
    readonly timeoutSeconds: number;
    /** Where Prometheus's own page is, or null. */
    readonly publicUrl: string | null;
    /** How far back a sample may still arrive. */
    readonly lateSeconds: number;
  };
  /** Label matchers added to every query. */
  readonly matchers: Readonly<Record<string, string>>;
  readonly range: string;
  readonly refresh: string;
  readonly language: 'auto' | 'en' | 'zh';
  readonly theme: 'light' | 'dark' | 'system';
  readonly timezone: Timezone;
  readonly slo: Slo;
  /** How many ranks should be up, or null. */
  readonly expectedEngines: number | null;
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

export const DEFAULT_CONFIG: Config = {
  title: 'LMDeploy',
  prometheus: {
    url: 'prometheus',
    headers: {},
    credentials: 'same-origin',
    timeoutSeconds: 30,
    publicUrl: null,
    lateSeconds: 60,
  },
  matchers: {},
  range: '1h',
  refresh: '10s',
  language: 'auto',
  theme: 'system',
  timezone: 'local',
  slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
  expectedEngines: null,
  links: [],
};

/** What is wrong with one key. */
export type ConfigFault =
  | { readonly kind: 'unknown'; readonly key: string }
  | { readonly kind: 'wrong'; readonly key: string; readonly wanted: string; readonly got: string };

import { LANGUAGES } from './languages';
import * as v from 'valibot';
import type { Config, ConfigGroup } from './config';
import {
  aboveZero,
  apiAddress,
  countTo,
  entryOf,
  linkAddress,
  numberFrom,
  oneOf,
  origin,
  pageAddress,
  share,
  shortList,
  shortText,
  someOf,
  textMap,
  textThat,
} from './config-values';
import { METRIC_PREFIX } from './metric-prefix-pattern';
import { rangeStart } from './range-start';
import { isRefreshInterval } from './refresh-interval';
import { parseTimezone } from './timezone';

type SchemaOf<T> = v.GenericSchema<unknown, NonNullable<T>>;

/** A schema for each key of the configuration that gives its type; null is only a default. */
export type ConfigSchemas = {
  readonly [Key in keyof Config]: Key extends ConfigGroup
    ? { readonly [Inner in keyof Config[Key]]: SchemaOf<Config[Key][Inner]> }
    : SchemaOf<Config[Key]>;
};

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-field-names; fetch throws for other names and values */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** @see https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels for the names that need no quotes */
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

const intervalOrOff = textThat(
  isRefreshInterval,
  '"off", or a duration from "1s" to "1w"',
  '"off"，或 "1s" 到 "1w" 之间的时长',
);

const price = numberFrom(0, 1_000_000);

/** What each key of `config.json` must be. */
export const CONFIG_SCHEMAS: ConfigSchemas = {
  title: shortText(200),
  prometheus: {
    url: apiAddress,
    headers: textMap(
      (name, value) => HEADER_NAME.test(name) && HEADER_VALUE.test(value),
      'a header such as "X-Scope-OrgID": "team-a"',
      '请求头，例如 "X-Scope-OrgID": "team-a"',
    ),
    credentials: oneOf(['omit', 'same-origin', 'include']),
    timeoutSeconds: numberFrom(0.1, 3600),
    publicUrl: pageAddress,
    lateSeconds: numberFrom(0, 604_800),
    metricPrefix: textThat(
      (s) => METRIC_PREFIX.test(s),
      'the beginning of the names of metrics, such as "lmdeploy_"',
      '指标名的前缀，例如 "lmdeploy_"',
    ),
  },
  matchers: textMap(
    (name) => LABEL_NAME.test(name),
    'a label matcher such as "cluster": "a"',
    '标签匹配，例如 "cluster": "a"',
  ),
  range: textThat(
    (s) => rangeStart(s) !== null,
    'a duration such as "6h", or a start such as "now/d"',
    '时长，例如 "6h"，或起点，例如 "now/d"',
  ),
  refresh: intervalOrOff,
  kioskReturn: intervalOrOff,
  language: oneOf(['auto', ...LANGUAGES.map(({ code }) => code)]),
  theme: oneOf(['light', 'dark', 'system']),
  timezone: v.pipe(
    textThat(
      (s) => parseTimezone(s) !== null,
      '"local", "utc" or a zone such as "Europe/Berlin"',
      '"local"、"utc" 或时区名，例如 "Asia/Shanghai"',
    ),
    v.transform((s) => parseTimezone(s) ?? 'local'),
  ),
  slo: { ttftSeconds: aboveZero, itlSeconds: aboveZero, e2eSeconds: aboveZero, objective: share },
  expectedEngines: countTo(4096),
  prices: {
    currency: shortText(8),
    input: price,
    cachedInput: price,
    output: price,
    gpuHour: price,
    gpusPerRank: countTo(1024),
    models: shortList(
      someOf({
        model: shortText(500),
        input: v.optional(price),
        cachedInput: v.optional(price),
        output: v.optional(price),
        gpuHour: v.optional(price),
        gpusPerRank: v.optional(countTo(1024)),
      }),
    ),
  },
  gpuHostLabel: textThat(
    (s) => LABEL_NAME.test(s),
    'the name of a label, such as "node"',
    '标签名，例如 "node"',
  ),
  links: shortList(entryOf({ title: shortText(200), url: linkAddress })),
  hostOrigins: shortList(origin),
};

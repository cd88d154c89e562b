import { LANGUAGES, langOfTag, type LangCode } from '../lib/languages';
import { CALENDAR_UNITS } from '../lib/calendar-units';
import { DEFAULT_CONFIG } from '../lib/config';
import { parseDurationS } from '../lib/duration';
import { REFERENCES } from '../lib/period';
import { preferredLang } from '../lib/preferred-lang';
import { rangeStart } from '../lib/range-start';
import { isRefreshInterval } from '../lib/refresh-interval';
import { parseMoment } from '../lib/time-range';
import { parseTimezone, type Timezone } from '../lib/timezone';
import { aboveZero, checked, flag, kioskFlag, oneOf, text, type Codec } from './codec';
import type { PageView } from './page-views';
import { choices, ids, list, optional, parameter } from './parameter';

/** A part of the page that a link can show alone. */
export type ShownPart = 'overview' | 'findings';

export type Theme = 'light' | 'dark' | 'system';

const TEN_YEARS_S = 315_360_000;

const moment = checked((s) => parseMoment(s, 'from', 0, 'utc') !== null, 'moment');
const timezone: Codec<Timezone> = { parse: parseTimezone, print: (zone) => zone, expected: 'timezone' };
const theme = oneOf<Theme>(['light', 'dark', 'system']);
const lang: Codec<LangCode> = {
  parse: langOfTag,
  print: (code) => code,
  expected: LANGUAGES.map(({ code }) => code),
};
const compare = checked((s) => {
  const seconds = parseDurationS(s) ?? 0;
  return seconds >= 60 && seconds <= TEN_YEARS_S;
}, 'compare');

/**
 * Every parameter of a link by its field of the view, in the order in which they are printed. Each entry has the name, how
 * to read and print the value, and its default; everything else follows from this table. The names are Grafana's, so that
 * links work in both.
 */
export const PARAMETERS = {
  /** The start of the range as written: `now-6h`, `now-1d/d`, epoch ms, ISO. */
  from: parameter('from', moment, ({ config }) => rangeStart(config.range) ?? `now-${DEFAULT_CONFIG.range}`),
  /** The end of the range, written in the same way. */
  to: parameter('to', moment, () => 'now'),
  timezone: parameter('timezone', timezone, ({ config }) => config.timezone),
  /** A duration, or `off`. */
  refresh: parameter('refresh', checked(isRefreshInterval, 'refresh'), ({ config }) => config.refresh),
  theme: parameter('theme', theme, ({ config }) => config.theme),
  lang: parameter('lang', lang, ({ config: { language }, languages }) =>
    language === 'auto' ? preferredLang(languages) : language,
  ),
  /** How much earlier the period to compare with is: a duration from 1 minute to 10 years; null for no comparison. */
  compare: optional('compare', compare),
  /** True when restarts, gaps and other events are marked on every chart. */
  markers: parameter('markers', flag, () => true),
  /** Latency goals, seconds; null for the goals of `config.json`. */
  ttftGoalS: optional('slo-ttft', aboveZero),
  itlGoalS: optional('slo-itl', aboveZero),
  e2eGoalS: optional('slo-e2e', aboveZero),
  /** Ids of the panels that stand above the first section, in this order. */
  pinned: ids('pin'),
  /** Ids of the panels that the page leaves out. */
  hidden: ids('hide'),
  /** Ids of panels that come first in their section, in this order. */
  order: ids('order'),
  /** Ids of the folded sections. */
  folded: ids('fold'),
  /** Ids of the panels whose axis a person made logarithmic. */
  log: ids('log'),
  /** Ids of the panels whose axis a person made linear. */
  linear: ids('linear'),
  /** Ids of the panels that show a table of their values in place of the chart. */
  tables: ids('table'),
  /** The lines of panels that a person chose: `panel:key` for a line that is shown alone, `panel:-key` for a hidden one. */
  lines: list('lines'),
  /** The id of the finding that the link is about, or null. */
  finding: optional('finding', text),
  /** The id of the panel that is shown large, or null. */
  viewPanel: optional('viewPanel', text),
  /** What the page is: all its panels, the states of the models, their tokens, or how much load they can take. */
  view: parameter('view', oneOf<PageView>(['panels', 'status', 'tokens', 'capacity']), () => 'panels'),
  /** With `view=tokens`: by the hour or by the day; null: by the hour up to three days. */
  per: optional('per', oneOf(CALENDAR_UNITS)),
  /** True for a page without the bar and without links to other pages. */
  kiosk: parameter('kiosk', kioskFlag, () => false),
  /** With `kiosk`: ids of the panels that the page shows in place of its sections, in this order. */
  panels: list('panel'),
  /** With `kiosk`: the parts of the page that it shows besides these panels. */
  show: choices<ShownPart>('show', ['overview', 'findings']),
  /** With `kiosk`: how long without input until the page returns to the view of the link; a duration, or `off`. */
  kioskReturn: parameter(
    'kioskReturn',
    checked(isRefreshInterval, 'refresh'),
    ({ config }) => config.kioskReturn,
  ),
  /** Of one panel alone: whether it has its description; `auto` where it has room. */
  help: parameter('help', oneOf<'auto' | 'on' | 'off'>(['auto', 'on', 'off']), () => 'auto'),
  /** Of one panel alone: its legend as a table, as one line, or as the labels of the lines alone; `auto` by its size. */
  legend: parameter(
    'legend',
    oneOf<'auto' | 'table' | 'line' | 'none'>(['auto', 'table', 'line', 'none']),
    () => 'auto',
  ),
  /** False for panels without a menu. */
  menu: parameter('menu', flag, () => true),
  /** False for panels that do not show their queries. */
  inspect: parameter('inspect', flag, () => true),
  /** `transparent`: the page of the portal is seen behind a kiosk. */
  background: parameter(
    'background',
    oneOf<'solid' | 'transparent'>(['solid', 'transparent']),
    () => 'solid',
  ),
  /** False for a page that takes no input. */
  interactive: parameter('interactive', flag, () => true),
  /** True when the page shows the report of the doctor. */
  doctor: parameter('doctor', flag, () => false),
  /** The period that the page compares the range with to explain what changed; null when it explains nothing. */
  explain: optional('explain', oneOf(REFERENCES)),
  /** Selected values of the label `model_name`. */
  models: list('var-model_name'),
  /** Selected values of the label `engine`: the ranks. */
  engines: list('var-engine'),
  /** Selected values of the label `instance`. */
  instances: list('var-instance'),
  /** Selected values of the label `job`. */
  jobs: list('var-job'),
};

import { formatDuration } from './format-duration';
import { sayIn, type Lang, type Text } from './text';

interface UnitRow {
  /** Shown once, after the title. */
  readonly symbol: Text;
  /** Shown number = value × scale; the value is in the unit of Prometheus (seconds, ratio, bytes, per second). */
  readonly scale: number;
  /** Decimals of a cell, unless the values are too small for them: see {@link decimalsFor}. */
  readonly decimals: number;
  /** The axis never ends below this (in the unit of Prometheus): a share goes to 1 at most. */
  readonly top?: number;
  /** Counts things: a whole number has no decimals, however small it is. */
  readonly isCount?: true;
  /** Shown as `3d 4h`, not as a bare number. */
  readonly isDuration?: true;
}

const row = (
  en: string,
  zh: string,
  scale: number,
  decimals: number,
  more: Omit<UnitRow, 'symbol' | 'scale' | 'decimals'> = {},
): UnitRow => ({ symbol: { en, zh }, scale, decimals, ...more });

const COUNT = { isCount: true } as const;

/** Every unit of the page. Axis, tooltip, legend and CSV head format through this table. */
export const UNITS = {
  seconds: row('s', 's', 1, 2),
  longSeconds: row('s', 's', 1, 1),
  milliseconds: row('ms', 'ms', 1000, 0),
  hours: row('h', '小时', 1 / 3600, 1),
  /** For cells; an axis of days and hours has no round ticks: there it is `hours`. */
  duration: row('d h m s', '天 小时 分 秒', 1, 0, { isDuration: true }),
  secondsPerSecond: row('s/s', 's/s', 1, 2),
  tokens: row('tokens', 'Token', 1, 0, COUNT),
  tokensPerSecond: row('tokens/s', 'Token/s', 1, 0),
  requests: row('requests', '请求数', 1, 0, COUNT),
  requestsPerSecond: row('requests/s', '请求/s', 1, 2),
  requestsPerMinute: row('requests/min', '请求/分钟', 60, 0),
  count: row('count', '个', 1, 0, COUNT),
  upDown: row('1 = up', '1 = 在线', 1, 0, { ...COUNT, top: 1 }),
  percent: row('%', '%', 100, 0, { top: 1 }),
  /** A share beside an objective such as 99%: a whole number would be rounded to it. */
  attainment: row('%', '%', 100, 2, { top: 1 }),
  ratio: row('×', '倍', 1, 2),
  cores: row('cores', '核', 1, 2),
  gibibytes: row('GiB', 'GiB', 2 ** -30, 2),
  celsius: row('°C', '°C', 1, 0, COUNT),
  watts: row('W', 'W', 1, 0, COUNT),
} as const satisfies Record<string, UnitRow>;

export type Unit = keyof typeof UNITS;

const unitRow = (unit: Unit): UnitRow => UNITS[unit];

/** Highest value that the unit can take, in the unit of Prometheus, or null when there is none. */
export const unitTop = (unit: Unit): number | null => unitRow(unit).top ?? null;

export const unitScale = (unit: Unit): number => unitRow(unit).scale;

/** The symbol of a unit in every language of the catalogue. */
export const unitSymbols = (unit: Unit): Text => unitRow(unit).symbol;

export const unitSymbol = (unit: Unit, lang: Lang): string => sayIn(lang, unitRow(unit).symbol);

/** A number and its symbol: `63 ms`, `95%`. */
export const withSymbol = (number: string, symbol: string): string =>
  symbol === '%' ? number + symbol : `${number} ${symbol}`;

/**
 * Decimals for a column of cells: those of the unit, more where the largest value would keep fewer than two
 * significant digits, at most 4. The same for all cells of a column, so that points line up.
 * @param largest largest absolute value of the column in the unit of Prometheus, or null
 */
export function decimalsFor(unit: Unit, largest: number | null): number {
  const { decimals, scale, isCount, isDuration } = unitRow(unit);
  if (isDuration || largest === null || !(Math.abs(largest) > 0)) return decimals;
  if (isCount && Number.isInteger(largest)) return decimals;
  const wanted = 1 - Math.floor(Math.log10(Math.abs(largest) * scale));
  return Math.min(4, Math.max(decimals, wanted));
}

const groups = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/**
 * A bare number for a cell, without its unit: groups of three up to 99,999, above that three digits with k, M or G;
 * a true minus; `–` for null, NaN and infinities. A duration is its two largest units, `3d 4h`.
 * @param value in the unit of Prometheus
 */
export function formatValue(value: number | null | undefined, unit: Unit, decimals: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  if (unitRow(unit).isDuration) return formatDuration(value);
  const shown = belowTop(value, unit, decimals);
  return formatNumber(shown.number, shown.decimals);
}

/**
 * A number as it is shown. One below the highest value of its unit is never rounded up to it: it gets more decimals, at most
 * 4, and is then rounded down. A share of 0.996 is 99.6%: 100% would be another state.
 * @param value in the unit of Prometheus
 */
export function belowTop(value: number, unit: Unit, decimals: number): { number: number; decimals: number } {
  const { scale, top } = unitRow(unit);
  const number = value * scale;
  // A rounding error of the computation is no distance to the top.
  if (top === undefined || value >= top - 1e-9) return { number, decimals };
  const isBelow = (count: number): boolean => Number(number.toFixed(count)) < top * scale;
  for (let count = decimals; count <= 4; count++) if (isBelow(count)) return { number, decimals: count };
  const power = 10 ** 4;
  return { number: Math.floor(number * power) / power, decimals: 4 };
}

/** {@link formatValue} for a number that is scaled already. */
export function formatNumber(shown: number, decimals: number): string {
  const size = Math.abs(shown);
  const sign = shown < 0 && Number(size.toFixed(decimals)) !== 0 ? '−' : '';
  if (size >= 99_999.5) return sign + shorten(size);
  const [whole = '0', fraction] = size.toFixed(decimals).split('.');
  return sign + groups(whole) + (fraction === undefined ? '' : `.${fraction}`);
}

const SUFFIXES = ['', 'k', 'M', 'G', 'T', 'P'] as const;

function shorten(size: number): string {
  let power = 0;
  let rest = size;
  while (rest >= 999.5 && power < SUFFIXES.length - 1) {
    rest /= 1000;
    power += 1;
  }
  const digits = rest >= 99.95 ? 0 : rest >= 9.995 ? 1 : 2;
  return `${Number(rest.toFixed(digits))}${SUFFIXES[power] ?? ''}`;
}

/**
 * Labels of axis ticks: shortest form, k from 1,000, and as many decimals as keep neighbours apart.
 * @param values ticks in the unit of Prometheus
 */
export function formatTicks(values: readonly number[], unit: Unit): string[] {
  const { scale, isDuration } = unitRow(unit);
  if (isDuration) return values.map(formatDuration);
  const shown = values.map((v) => v * scale);
  for (let decimals = 0; decimals <= 6; decimals++) {
    const labels = shown.map((v) => tickLabel(v, decimals));
    const isExact = shown.every((v, i) => Math.abs(parseTick(labels[i] ?? '') - v) <= Math.abs(v) * 1e-6);
    if (isExact && new Set(labels).size === labels.length) return labels;
  }
  return shown.map((v) => tickLabel(v, 6));
}

function tickLabel(value: number, decimals: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  const power = size >= 1e9 ? 3 : size >= 1e6 ? 2 : size >= 1000 ? 1 : 0;
  return sign + String(Number((size / 1000 ** power).toFixed(decimals))) + (SUFFIXES[power] ?? '');
}

function parseTick(label: string): number {
  const suffix = label.slice(-1);
  const power = SUFFIXES.findIndex((s) => s !== '' && s === suffix);
  const digits = power > 0 ? label.slice(0, -1) : label;
  return Number(digits.replace('−', '-')) * 1000 ** Math.max(0, power);
}

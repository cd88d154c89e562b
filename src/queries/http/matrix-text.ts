import { gridLength, type Grid } from '../../lib/frame';
import { parsePrometheusNumber } from '../../lib/prometheus-number';
import type { Matrix, Series } from '../matrix';
import { PARTIAL_RESPONSE, unreadableSeries } from '../missing-data';
import { refusalOf } from './read-response';
import { SamplesBuilder } from '../samples';

const STATUS = '{"status":"success",';
/** What a VictoriaMetrics cluster writes between status and data. */
const PARTIAL = ['"isPartial":false,', '"isPartial":true,'] as const;
const HEAD = '"data":{"resultType":"matrix","result":[';
const METRIC_KEY = '{"metric":';
const VALUES_KEY = ',"values":[';

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/**
 * Reads the body of a response to a range query into columns, without an object for each sample. It knows the exact form
 * that Prometheus writes.
 * @returns null for text of another form, which {@link matrixOfJson} reads
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#range-vectors
 */
export function matrixOfText(text: string, grid: Grid): Matrix | null {
  if (!text.startsWith(STATUS)) return null;
  let at = STATUS.length;
  const partial = PARTIAL.find((part) => text.startsWith(part, at)) ?? '';
  at += partial.length;
  if (!text.startsWith(HEAD, at)) return null;
  at += HEAD.length;
  const leads = leadsOf(grid);
  const series: Series[] = [];
  while (text.charCodeAt(at) !== CLOSE_BRACKET) {
    if (series.length > 0 && text.charCodeAt(at++) !== COMMA) return null;
    if (!text.startsWith(METRIC_KEY, at)) return null;
    at += METRIC_KEY.length;
    const end = endOfObject(text, at);
    if (end < 0 || !text.startsWith(VALUES_KEY, end)) return null;
    const labels = parseObject(text.slice(at, end)) as Record<string, string> | null;
    if (!labels) return null;
    const builder = new SamplesBuilder(gridLength(grid));
    at = readSamples(text, end + VALUES_KEY.length, grid, leads, builder);
    if (at < 0 || text.charCodeAt(at++) !== CLOSE_BRACE) return null;
    series.push({ labels, samples: builder.build() });
  }
  const rest = parseObject(`{"data":{"result":[${text.slice(at)}`);
  const isPartial = partial === PARTIAL[1];
  return rest && { series, warnings: warningsIn({ ...rest, isPartial }), infos: textList(rest['infos']) };
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** The index after the object that begins at `at`, or -1. */
function endOfObject(text: string, at: number): number {
  if (text.charCodeAt(at) !== OPEN_BRACE) return -1;
  let isInString = false;
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isInString) {
      if (code === BACKSLASH) i += 1;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) isInString = true;
    else if (code === CLOSE_BRACE) return i + 1;
  }
  return -1;
}

/** What stands before the value of each point of a grid, where Prometheus prints its time as JavaScript does. */
const leadsOf = (grid: Grid): string[] =>
  Array.from({ length: gridLength(grid) }, (_, i) => `[${grid.startS + i * grid.stepS},"`);

/**
 * Reads `[time,"value"],…]` from `at` on. Returns the index after the closing bracket, or -1.
 * @param leads most samples are on the point after that of the sample before, and begin with one of these
 */
function readSamples(
  text: string,
  at: number,
  grid: Grid,
  leads: readonly string[],
  builder: SamplesBuilder,
): number {
  let next = 0;
  for (;;) {
    const lead = leads[next];
    const isNext = lead !== undefined && text.startsWith(lead, at);
    const comma = isNext ? at + lead.length - 2 : text.indexOf(',"', at);
    const quote = text.indexOf('"', comma + 2);
    if (text.charCodeAt(at) !== OPEN_BRACKET || comma < 0 || quote < 0) return -1;
    if (text.charCodeAt(quote + 1) !== CLOSE_BRACKET) return -1;
    const value = text.slice(comma + 2, quote);
    if (isNext) builder.set(next, parsePrometheusNumber(value));
    else next = place(builder, grid, Number(text.slice(at + 1, comma)), value) ?? next;
    next += 1;
    at = quote + 2;
    const code = text.charCodeAt(at++);
    if (code === CLOSE_BRACKET) return at;
    if (code !== COMMA) return -1;
  }
}

/**
 * Sets a sample on its point of the grid. Returns the index of the point, or null for a sample that is left out because it is more
 * than a hundredth of a step away from any point.
 */
function place(builder: SamplesBuilder, grid: Grid, timeS: number, value: string): number | null {
  const position = (timeS - grid.startS) / grid.stepS;
  const index = Math.round(position);
  if (index < 0 || timeS > grid.endS + grid.stepS / 2 || Math.abs(position - index) > 0.01) return null;
  builder.set(index, parsePrometheusNumber(value));
  return index;
}

/**
 * {@link matrixOfText} for a response in any form of JSON. A series that has only native histograms has no samples. A series
 * that cannot be read is left out, and a warning counts those.
 * @param body parsed JSON
 * @returns null when it is not a matrix
 */
export function matrixOfJson(body: unknown, grid: Grid): Matrix | null {
  const response = (body ?? {}) as { data?: { resultType?: unknown; result?: unknown } } & Record<
    string,
    unknown
  >;
  const { data } = response;
  if (data?.resultType !== 'matrix' || !Array.isArray(data.result)) return null;
  const read = data.result.map((raw) => seriesOfJson(raw, grid));
  const series = read.filter((one) => one !== null);
  const warnings = warningsIn(response);
  if (series.length < read.length) warnings.push(unreadableSeries(read.length - series.length));
  return { series, warnings, infos: textList(response['infos']) };
}

/**
 * {@link matrixOfJson} for a response that must have a matrix.
 * @throws QueryError: the refusal in the body, or one of kind `malformed`
 */
export function readMatrix(body: unknown, grid: Grid): Matrix {
  const matrix = matrixOfJson(body, grid);
  if (!matrix) throw refusalOf(body, null);
  return matrix;
}

function seriesOfJson(raw: unknown, grid: Grid): Series | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { metric = {}, values = [] } = raw as { metric?: unknown; values?: unknown };
  if (typeof metric !== 'object' || metric === null || !Array.isArray(values)) return null;
  const builder = new SamplesBuilder(gridLength(grid));
  for (const pair of values as unknown[]) {
    const [timeS, value] = Array.isArray(pair) ? (pair as unknown[]) : [];
    if (typeof timeS !== 'number' || typeof value !== 'string') return null;
    place(builder, grid, timeS, value);
  }
  return { labels: metric as Record<string, string>, samples: builder.build() };
}

const warningsIn = (response: Record<string, unknown>): string[] => [
  ...(response['isPartial'] === true ? [PARTIAL_RESPONSE] : []),
  ...textList(response['warnings']),
];

const textList = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : []);

import { gridLength, type Grid } from '../../lib/frame';
import type { Matrix, Series } from '../matrix';
import { SamplesBuilder } from '../samples';

const HEAD = '{"status":"success","data":{"resultType":"matrix","result":[';
const METRIC = '{"metric":';
const VALUES = ',"values":[';

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/**
 * Reads the text of an answer into columns, without an object for each sample. It knows the form that Prometheus
 * writes and nothing else.
 * @returns null where the text is of another form; {@link matrixOfJson} reads that
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#range-vectors
 */
export function matrixOfText(text: string, grid: Grid): Matrix | null {
  if (!text.startsWith(HEAD)) return null;
  const series: Series[] = [];
  let at = HEAD.length;
  while (text.charCodeAt(at) !== CLOSE_BRACKET) {
    if (series.length > 0 && text.charCodeAt(at++) !== COMMA) return null;
    if (!text.startsWith(METRIC, at)) return null;
    at += METRIC.length;
    const end = endOfObject(text, at);
    if (end < 0 || !text.startsWith(VALUES, end)) return null;
    const labels = parse(text.slice(at, end)) as Record<string, string> | null;
    if (!labels) return null;
    const builder = new SamplesBuilder(gridLength(grid));
    at = readSamples(text, end + VALUES.length, grid, builder);
    if (at < 0 || text.charCodeAt(at++) !== CLOSE_BRACE) return null;
    series.push({ labels, samples: builder.build() });
  }
  const rest = parse(`{"data":{"result":[${text.slice(at)}`);
  return rest && { series, warnings: texts(rest['warnings']), infos: texts(rest['infos']) };
}

function parse(json: string): Record<string, unknown> | null {
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** The index behind the object that begins at `at`, or -1. */
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

/** Reads `[time,"value"],…]` from `at` on. Returns the index behind the closing bracket, or -1. */
function readSamples(text: string, at: number, grid: Grid, builder: SamplesBuilder): number {
  for (;;) {
    if (text.charCodeAt(at) !== OPEN_BRACKET) return -1;
    const comma = text.indexOf(',"', at);
    const quote = text.indexOf('"', comma + 2);
    if (comma < 0 || quote < 0 || text.charCodeAt(quote + 1) !== CLOSE_BRACKET) return -1;
    place(builder, grid, Number(text.slice(at + 1, comma)), text.slice(comma + 2, quote));
    at = quote + 2;
    const next = text.charCodeAt(at++);
    if (next === CLOSE_BRACKET) return at;
    if (next !== COMMA) return -1;
  }
}

/** A sample on its point of the grid; one that lies beside the grid by more than a hundredth of a step is left out. */
function place(builder: SamplesBuilder, grid: Grid, timeS: number, value: string): void {
  const position = (timeS - grid.startS) / grid.stepS;
  const index = Math.round(position);
  if (index < 0 || timeS > grid.endS + grid.stepS / 2 || Math.abs(position - index) > 0.01) return;
  builder.set(index, sampleValue(value));
}

/** A number as Prometheus prints it. */
function sampleValue(text: string): number {
  const value = Number(text);
  if (!Number.isNaN(value)) return value;
  return text === '+Inf' || text === 'Inf' ? Infinity : text === '-Inf' ? -Infinity : NaN;
}

interface JsonSeries {
  metric?: Record<string, string>;
  values?: [number, string][];
}

/**
 * {@link matrixOfText} for an answer in any form of JSON. A series with native histograms only has no samples.
 * @returns null where it is no matrix
 */
export function matrixOfJson(body: unknown, grid: Grid): Matrix | null {
  const answer = (body ?? {}) as { data?: { resultType?: unknown; result?: unknown } } & Record<
    string,
    unknown
  >;
  const { data } = answer;
  if (data?.resultType !== 'matrix' || !Array.isArray(data.result)) return null;
  const series = (data.result as JsonSeries[]).map(({ metric = {}, values = [] }) => {
    const builder = new SamplesBuilder(gridLength(grid));
    for (const [timeS, value] of values) place(builder, grid, timeS, value);
    return { labels: metric, samples: builder.build() };
  });
  return { series, warnings: texts(answer['warnings']), infos: texts(answer['infos']) };
}

const texts = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : []);

import type { Column } from '../lib/column';
import type { Certainty } from '../lib/certainty';
import { gridLength, type Grid } from '../lib/frame';
import { histogramsOf, isGoalReading, type Reading } from '../lib/reading';
import { certaintyAt } from './histogram/certainty-at';
import type { PrometheusClient } from './http/client';
import type { ColumnCache } from './cache/column-cache';
import { histogramReading, type HistogramReading } from './histogram/histogram-reading';
import type { Matrix, Series } from './matrix';
import { bindTemplate, type Binding } from './binding';
import type { Repair } from './histogram/repair';
import { fusedExpr, histogramExpr, questionParts, questionsOf, seriesOfPart } from './fused-exprs';
import { plotted } from './samples';
import { needsBuckets, statisticsOf, type Statistic } from './histogram/statistics';

/** What a reading got. */
export interface ReadingResult {
  readonly columns: readonly Column[];
  /** Of a quantile: how well it is known at a point of the grid, null where there is none. */
  readonly certaintyAt?: (index: number) => Certainty | null;
  /** Of a share within a goal: the `le` labels that there are, by histogram, for who writes it in PromQL. */
  readonly les?: ReadonlyMap<string, readonly string[]>;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  /** From the question to the answer, that of the request which served this reading among others. */
  readonly durationMs: number;
}

/** Asks for the readings of one panel; the answers come in their order. @throws QueryError, from the promise */
export type LoadReadings = (readings: readonly Reading[]) => Promise<ReadingResult[]>;

interface ReadingLoaderOptions {
  readonly client: PrometheusClient;
  readonly cache: ColumnCache;
  /** All readings of the page: a histogram whose buckets none of them wants is read without. */
  readonly readings: readonly Reading[];
  readonly binding: Binding;
  readonly grid: Grid;
  readonly repair: Repair;
  /** Ends every request. */
  readonly signal: AbortSignal;
  /** Of other askers at the same moment; one that failed is put again. */
  readonly asked?: SharedResults;
}

type Answered = Matrix & { readonly durationMs: number };

/** What was asked and worked out for one moment: askers that share it put each question and work out each statistic once. */
export interface SharedResults {
  /** By grid and expression. */
  readonly results: Map<string, Promise<Answered>>;
  /** Histograms, taken apart. */
  readonly histograms: WeakMap<Answered, HistogramReading>;
  /** The columns of a statistic, by grid and reading. */
  readonly columns: Map<string, readonly Column[]>;
}

export const noResults = (): SharedResults => ({
  results: new Map(),
  histograms: new WeakMap(),
  columns: new Map(),
});

/**
 * The one place that decides which requests serve the readings of a page at one moment: a histogram is read once,
 * whatever is wanted of it; the other expressions of a panel go together; what is known already is not asked again.
 * Two panels that need the same share one request.
 */
export function createReadingLoader(options: ReadingLoaderOptions): LoadReadings {
  const { client, cache, binding, grid, repair, signal } = options;
  const { asked = noResults() } = options;
  const gridKey = `${grid.startS} ${grid.endS} ${grid.stepS}`;
  const withBuckets = new Set(
    options.readings.flatMap((r) => (r.kind !== 'expr' && needsBuckets(r) ? histogramsOf(r) : [])),
  );

  const fetchAnswer = async (expr: string): Promise<Answered> => {
    const startedMs = performance.now();
    const matrix = await cache.fetch(expr, grid, (part) => client.range(expr, part, signal));
    return { ...matrix, durationMs: performance.now() - startedMs };
  };
  const askOnce = (expr: string): Promise<Answered> => {
    const key = `${gridKey} ${expr}`;
    const known = asked.results.get(key);
    if (known) return known;
    const answer = fetchAnswer(expr);
    asked.results.set(key, answer);
    answer.catch(() => asked.results.delete(key));
    return answer;
  };
  const columnsKey = (reading: Statistic): string => `${gridKey} ${JSON.stringify(reading)}`;
  /** Works out what is wanted and not known; the quantiles of a histogram all at once, in one walk over its buckets. */
  const workOut = (wanted: readonly Statistic[], readingOf: (name: string) => HistogramReading): void => {
    const missing = wanted.filter((reading) => !asked.columns.has(columnsKey(reading)));
    const walked = new Set(missing.flatMap((r) => (r.kind === 'quantile' ? [r.histogram] : [])));
    const beside = options.readings.filter(
      (r): r is Statistic => r.kind === 'quantile' && walked.has(r.histogram) && !missing.includes(r),
    );
    const statistics = [...missing, ...beside];
    for (const [i, lines] of statisticsOf(statistics, readingOf, binding.slo, grid.stepS).entries()) {
      const reading = statistics[i];
      const key = reading && columnsKey(reading);
      if (key !== undefined && !asked.columns.has(key)) asked.columns.set(key, asColumns(lines));
    }
  };

  return async (readings) => {
    const { histograms, exprs } = questionsOf(readings, binding);
    const parts = questionParts(exprs);
    const [read, fused] = await Promise.all([
      Promise.all(histograms.map((name) => askOnce(histogramExpr(name, withBuckets.has(name), binding)))),
      Promise.all(parts.map((part) => askOnce(fusedExpr(part)))),
    ]);
    const answerTo = (promql: string): { readonly series: readonly Series[]; readonly by: Answered } => {
      const i = parts.findIndex((part) => part.includes(promql));
      const by = fused[i];
      if (!by) throw new Error('an expression was not asked');
      const part = parts[i] ?? [];
      return { series: seriesOfPart(by.series, part.indexOf(promql), part.length), by };
    };
    const readingOf = (histogram: string): HistogramReading => {
      const answered = read[histograms.indexOf(histogram)];
      if (!answered) throw new Error(`${histogram} was not asked`);
      let reading = asked.histograms.get(answered);
      if (!reading) {
        reading = histogramReading(answered.series, gridLength(grid), repair);
        asked.histograms.set(answered, reading);
      }
      return reading;
    };
    workOut(
      readings.filter((r): r is Statistic => r.kind !== 'expr'),
      readingOf,
    );
    return readings.map((reading): ReadingResult => {
      if (reading.kind === 'expr') {
        const { series, by } = answerTo(bindTemplate(reading.expr, binding));
        return { columns: asColumns(series), ...toldBy([by]) };
      }
      const by = histogramsOf(reading).map((name) => read[histograms.indexOf(name)]);
      return {
        columns: asked.columns.get(columnsKey(reading)) ?? [],
        ...(reading.kind === 'quantile'
          ? { certaintyAt: certaintyAt(readingOf(reading.histogram), reading.q, binding.windowS) }
          : {}),
        ...(isGoalReading(reading)
          ? { les: new Map(histogramsOf(reading).map((name) => [name, readingOf(name).les])) }
          : {}),
        ...toldBy(by.filter((answered) => answered !== undefined)),
      };
    });
  };
}

/** What the answers to the questions behind a reading say besides their numbers. */
const toldBy = (results: readonly Answered[]): Pick<ReadingResult, 'warnings' | 'infos' | 'durationMs'> => ({
  warnings: results.flatMap(({ warnings }) => warnings),
  infos: results.flatMap(({ infos }) => infos),
  durationMs: Math.max(...results.map(({ durationMs }) => durationMs)),
});

const asColumns = (lines: readonly Series[]): Column[] =>
  lines.map(({ labels, samples }) => ({ labels, values: plotted(samples) }));

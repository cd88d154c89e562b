import type { Reading } from '../lib/reading';
import { bindTemplate, type Binding } from './binding';
import { gaugeColumns } from './gauge-columns';
import { gaugeExprs } from './gauge-exprs';
import type { Series } from './matrix';
import { ratioColumns } from './ratio-columns';
import { asColumns, notesOf, type ReadingResult, type TimedResult } from './reading-result';

/** The series of one expression, and the result of the query that served it among others. */
export interface LoadedExpr {
  readonly series: readonly Series[];
  readonly result: TimedResult;
}

type ExprReading = Extract<Reading, { kind: 'expr' | 'gauge' | 'ratio' }>;

/**
 * The result of a reading in PromQL.
 * @param loaded gives the series of an expression of the reading, with its placeholders filled in
 */
export function exprResult(
  reading: ExprReading,
  binding: Binding,
  loaded: (expr: string) => LoadedExpr,
): ReadingResult {
  switch (reading.kind) {
    case 'expr': {
      const { series, result } = loaded(bindTemplate(reading.expr, binding));
      const columns = asColumns(series);
      return {
        columns: reading.isRatio ? columns.map((column) => ({ ...column, overall: () => null })) : columns,
        ...notesOf([result]),
      };
    }
    case 'gauge': {
      const exprs = gaugeExprs(reading.expr, binding);
      const [high, low, sampled] = [loaded(exprs.high), loaded(exprs.low), loaded(exprs.sampled)];
      return {
        columns:
          exprs.high === exprs.sampled
            ? asColumns(sampled.series)
            : gaugeColumns(high.series, low.series, sampled.series),
        ...notesOf([high.result, low.result, sampled.result]),
      };
    }
    case 'ratio': {
      const part = loaded(bindTemplate(reading.part, binding));
      const whole = loaded(bindTemplate(reading.whole, binding));
      return {
        columns: ratioColumns(part.series, whole.series, reading),
        ...notesOf([part.result, whole.result]),
      };
    }
  }
}

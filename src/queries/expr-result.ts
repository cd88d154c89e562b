import type { Reading } from '../lib/reading';
import { bindTemplate, boundExpr, type Binding } from './binding';
import { gaugeColumns } from './gauge-columns';
import { gaugeExprs } from './gauge-exprs';
import { ratioColumns, sumsOf } from './ratio-columns';
import { asColumns, notesOf, type ReadingResult, type TimedResult } from './reading-result';

type ExprReading = Extract<Reading, { kind: 'expr' | 'gauge' | 'ratio' }>;

/**
 * The result of a reading in PromQL.
 * @param loaded gives the result of an expression of the reading, with its placeholders filled in
 */
export function exprResult(
  reading: ExprReading,
  binding: Binding,
  loaded: (expr: string) => TimedResult,
): ReadingResult {
  switch (reading.kind) {
    case 'expr': {
      const result = loaded(boundExpr(reading, binding));
      const columns = asColumns(result.series);
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
        ...notesOf([high, low, sampled]),
      };
    }
    case 'ratio': {
      const part = loaded(bindTemplate(reading.part, binding));
      const other = loaded(bindTemplate(reading.rest ?? reading.whole, binding));
      const wholes = reading.rest === undefined ? other.series : sumsOf(part.series, other.series);
      return {
        columns: ratioColumns(part.series, wholes, reading),
        ...notesOf([part, other]),
      };
    }
  }
}

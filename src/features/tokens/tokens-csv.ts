import { costOf } from '../../findings/tokens/token-cost';
import type { TokenTable } from '../../findings/tokens/token-table';
import type { Config } from '../../lib/config';
import { csvText } from '../../lib/csv';
import type { TokenColumn } from './token-columns';

const isoOf = (atS: number): string => new Date(atS * 1000).toISOString();

/**
 * All periods of all models as CSV (RFC 4180), the oldest first: begin and end in ISO 8601 UTC, the model, then the columns in the shortest
 * form that reads back as the same number; an empty cell is unknown.
 */
export const tokensCsv = (
  { periods, models }: TokenTable,
  columns: readonly TokenColumn[],
  prices: Config['prices'],
): string =>
  csvText([
    ['start', 'end', 'model_name', ...columns.map(({ id }) => id)],
    ...periods.flatMap(({ startS, endS }, i) =>
      models.flatMap(({ model, periods: steps }) => {
        const step = steps[i];
        if (!step) return [];
        const row = { step, cost: costOf(step, model, prices) };
        return [[isoOf(startS), isoOf(endS), model, ...columns.map(({ of }) => String(of(row) ?? ''))]];
      }),
    ),
  ]);

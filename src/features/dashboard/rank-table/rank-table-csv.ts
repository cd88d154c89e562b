import { csvText } from '../../../lib/csv';
import type { RankTableData } from './rank-table';

/**
 * A table of ranks as CSV (RFC 4180): the labels and the state of each rank, then its numbers in the unit of Prometheus
 * and the shortest form that reads back as the same; an empty cell is unknown. In the order by rank.
 */
export function rankTableCsv({ rows, columns }: Pick<RankTableData, 'rows' | 'columns'>): string {
  const head = ['model_name', 'instance', 'engine', 'state', ...columns.map((c) => c.name)];
  const lines = rows.map((row) => [
    ...[row.model, row.instance, row.engine, row.state],
    ...columns.map(({ index }) => String(row.cells[index] ?? '')),
  ]);
  return csvText([head, ...lines]);
}

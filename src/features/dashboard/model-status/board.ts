import { modelStrips, type ModelStrip } from '../../../findings/model-strip';
import { STATUS_SERIES_NAMES, type StatusSeries } from '../../../panels/model-status';
import type { Column } from '../../../lib/column';
import { slowWindowS } from '../../../queries/binding';
import type { GroupResult } from '../../../session/group-result';

/** The strips of the result of the panel. */
export function stripsOf({ grid, binding, results }: GroupResult): ModelStrip[] {
  const columns = Object.fromEntries(
    STATUS_SERIES_NAMES.map((name, i) => [name, results[i]?.columns ?? []]),
  ) as Readonly<Record<StatusSeries, readonly Column[]>>;
  return modelStrips({ grid, columns, slo: binding.slo, windowS: slowWindowS(binding) });
}

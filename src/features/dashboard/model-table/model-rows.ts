import {
  MODEL_STATES,
  modelStateOf,
  type GoalShare,
  type ModelSigns,
  type ModelState,
} from '../../../findings/model-state';
import type { Column } from '../../../lib/column';
import { LATENCY_GOALS } from '../../../lib/latency-goals';
import { rankKeyOfSeries } from '../../../lib/rank-labels';
import { MODEL_SERIES_NAMES, type ModelSeries } from '../../../panels/model-table';
import { slowWindowS } from '../../../queries/binding';
import type { GroupResult } from '../../../session/group-result';
import type { TableRow } from '../table/table-row';
import { modelHistograms } from './model-buckets';

/** The numbers of a model, in the unit of Prometheus; null is unknown. */
export interface ModelNumbers {
  readonly requests: number | null;
  readonly prompt: number | null;
  readonly generated: number | null;
  /** Seconds: p99 of TTFT plus the mean wait for a request handle. */
  readonly ttft: number | null;
  readonly itl: number | null;
  /** The lowest share of requests within an objective, 0 to 1. */
  readonly attainment: number | null;
  readonly running: number | null;
  readonly waiting: number | null;
  /** Of the rank with the highest. */
  readonly kv: number | null;
  readonly hits: number | null;
  readonly failures: number | null;
}

export interface ModelRow extends TableRow {
  readonly model: string;
  readonly state: ModelState;
  readonly signs: ModelSigns;
  readonly numbers: ModelNumbers;
}

/**
 * A row for each model that has a known rank, the worst first, then those with the most requests, then by name.
 * @param expected how many ranks should be up; null when it is not configured. It is known for all models together only, so it
 *   counts where there is one.
 */
export function modelRowsOf(result: GroupResult, expected: number | null): ModelRow[] {
  const of = (name: ModelSeries): readonly Column[] =>
    result.results[MODEL_SERIES_NAMES.indexOf(name)]?.columns ?? [];
  const models = [...new Set(of('up').map(modelOf))];
  const goals = Object.values(LATENCY_GOALS);
  const histograms = goals.map(({ id }) => modelHistograms(of(id)));
  const waits = waitsOf(of('apiWait'), of('requests'));
  const sums = (name: ModelSeries): ReadonlyMap<string, number> => gathered(of(name), (a, b) => a + b);
  const [requests, prompt, generated, running, waiting] = (
    ['requests', 'prompt', 'generated', 'running', 'waiting'] as const
  ).map(sums);
  const kv = gathered(of('kv'), Math.max);
  const [hits, failures] = (['hits', 'failures'] as const).map(sums);
  const up = sums('up');
  const stalled = counted(of('stalled'));
  const known = counted(of('up'));
  const windowS = slowWindowS(result.binding);
  return models
    .map((model): ModelRow => {
      const shares = goals.map(({ id, slo }, i): GoalShare => {
        const histogram = histograms[i]?.get(model);
        return {
          goal: id,
          share: histogram?.shareWithin(result.binding.slo[slo]) ?? null,
          count: (histogram?.rate ?? 0) * windowS,
        };
      });
      const of = (values: ReadonlyMap<string, number> | undefined): number | null =>
        values?.get(model) ?? null;
      const [ttft, itl] = histograms.map((byModel) => byModel.get(model)?.quantile(0.99) ?? null);
      const numbers: ModelNumbers = {
        requests: of(requests),
        prompt: of(prompt),
        generated: of(generated),
        ttft: ttft === undefined || ttft === null ? null : ttft + (of(waits) ?? 0),
        itl: itl ?? null,
        attainment: lowest(shares.map(({ share }) => share)),
        running: of(running),
        waiting: of(waiting),
        kv: of(kv),
        hits: of(hits),
        failures: of(failures),
      };
      const signs: ModelSigns = {
        ranks: Math.max(of(known) ?? 0, models.length === 1 ? (expected ?? 0) : 0),
        up: of(up) ?? 0,
        stalled: of(stalled) ?? 0,
        isBusy: [numbers.requests, numbers.generated, numbers.running].some((value) => (value ?? 0) > 0),
        shares,
        objective: result.binding.slo.objective,
      };
      return { key: model, isChoosable: true, model, state: modelStateOf(signs), signs, numbers };
    })
    .sort(
      (a, b) =>
        MODEL_STATES.indexOf(a.state) - MODEL_STATES.indexOf(b.state) ||
        (b.numbers.requests ?? 0) - (a.numbers.requests ?? 0) ||
        byName(a.model, b.model),
    );
}

const byName = new Intl.Collator('en', { numeric: true }).compare;

const modelOf = ({ labels }: Column): string => labels['model_name'] ?? '';

const valueOf = ({ values }: Column): number | null => values.at(-1) ?? null;

const lowest = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** The values of the ranks of each model together. */
function gathered(
  columns: readonly Column[],
  join: (a: number, b: number) => number,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const column of columns) {
    const value = valueOf(column);
    if (value === null) continue;
    const known = found.get(modelOf(column));
    found.set(modelOf(column), known === undefined ? value : join(known, value));
  }
  return found;
}

/** The number of ranks with a value, by model. */
function counted(columns: readonly Column[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const column of columns)
    if (valueOf(column) !== null) found.set(modelOf(column), (found.get(modelOf(column)) ?? 0) + 1);
  return found;
}

/** The mean wait of each model, seconds: that of each rank counts as often as requests end there, or once where none does. */
function waitsOf(waits: readonly Column[], requests: readonly Column[]): ReadonlyMap<string, number> {
  const rates = new Map(requests.map((column) => [rankKeyOfSeries(column.labels), valueOf(column) ?? 0]));
  const sums = new Map<string, { wait: number; weight: number; plain: number; count: number }>();
  for (const column of waits) {
    const wait = valueOf(column);
    if (wait === null) continue;
    const weight = rates.get(rankKeyOfSeries(column.labels)) ?? 0;
    const sum = sums.get(modelOf(column)) ?? { wait: 0, weight: 0, plain: 0, count: 0 };
    sum.wait += wait * weight;
    sum.weight += weight;
    sum.plain += wait;
    sum.count += 1;
    sums.set(modelOf(column), sum);
  }
  return new Map(
    [...sums].map(([model, { wait, weight, plain, count }]) => [
      model,
      weight > 0 ? wait / weight : plain / count,
    ]),
  );
}

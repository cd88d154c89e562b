import type { RankEstimate } from '../../lib/api-wait/rank-estimates';
import type { Column } from '../../lib/column';
import { rankKeyOfSeries } from '../../lib/rank-labels';
import type { RankQueueValue } from '../../lib/reading';

type Values = readonly (number | null)[];

/** A shorter API queue of a rank is within the error of the estimate. */
const SHORTEST_QUEUE = 1;

/** The result of a part of a reading. */
export interface PartColumns {
  readonly columns: readonly Column[];
}

/**
 * The lines of a reading of the queues of ranks. Requests that disconnected while they waited are in no queue.
 * @param parts gauges of the engine by rank, in the order of the reading
 */
export function rankQueueColumns(
  of: RankQueueValue,
  ranks: readonly RankEstimate[],
  parts: readonly PartColumns[],
): Column[] {
  const apiQueues = new Map(ranks.map((rank) => [rankKeyOfSeries(rank.labels), apiQueueOf(rank)]));
  const apiOf = ({ labels }: Column): Values => apiQueues.get(rankKeyOfSeries(labels)) ?? [];
  const [first = [], second = []] = parts.map(({ columns }) => columns);
  if (of === 'waiting') return first.map((column) => withApiQueue(column, apiOf(column)));
  const waitingOf = new Map(second.map((column) => [rankKeyOfSeries(column.labels), column.values]));
  const models = new Map<string | undefined, RankLoad[]>();
  for (const column of first) {
    const model = column.labels['model_name'];
    const waiting = waitingOf.get(rankKeyOfSeries(column.labels)) ?? [];
    const load = { running: column.values, waiting, api: apiOf(column) };
    models.set(model, [...(models.get(model) ?? []), load]);
  }
  return [...models].map(([model, loads]) => ({
    labels: model === undefined ? {} : { model_name: model },
    values: idleWhileOthersWait(loads),
  }));
}

/** Requests that wait for a handle of a rank, or their upper bound where they are unknown. */
const apiQueueOf = ({ points }: RankEstimate): Values =>
  points.map((point) => point && (point.queued ?? point.queuedHigh));

/** The queue of an engine and the API queue of its rank together; a gap where one of them is unknown. */
function withApiQueue({ levels, values, ...rest }: Column, api: Values): Column {
  const plusApi = (engine: Values): (number | null)[] =>
    engine.map((queue, i) => {
      const waiting = api[i] ?? null;
      return queue === null || waiting === null ? null : queue + waiting;
    });
  return {
    ...rest,
    values: plusApi(values),
    ...(levels ? { levels: { low: plusApi(levels.low), sampled: plusApi(levels.sampled) } } : {}),
  };
}

/** Requests of one rank in the batch, in the queue of the engine and in the API queue. */
interface RankLoad {
  readonly running: Values;
  readonly waiting: Values;
  readonly api: Values;
}

/** The ranks without a request at each point, 0 when none of the ranks has a queue; a gap when no rank reports. */
function idleWhileOthersWait(loads: readonly RankLoad[]): (number | null)[] {
  return (loads[0]?.running ?? []).map((_, i) => {
    const engines = loads
      .map(({ running, waiting }) => ({ running: running[i] ?? null, waiting: waiting[i] ?? null }))
      .filter(({ running, waiting }) => running !== null && waiting !== null);
    if (engines.length === 0) return null;
    const isQueue =
      engines.some(({ waiting }) => (waiting ?? 0) > 0) ||
      loads.some(({ api }) => (api[i] ?? 0) >= SHORTEST_QUEUE);
    return isQueue ? engines.filter(({ running, waiting }) => running === 0 && waiting === 0).length : 0;
  });
}

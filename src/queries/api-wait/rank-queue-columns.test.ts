import { describe, expect, it } from 'vitest';
import type { RankWait } from '../../lib/api-wait/estimate-rank';
import type { Column } from '../../lib/column';
import { rankQueueColumns } from './rank-queue-columns';

const queued = (requests: number | null, queuedHigh = requests ?? 0): RankWait => ({
  verdict: requests === null ? 'unknown' : requests >= 1 ? 'queue' : 'leak',
  queued: requests,
  queuedLow: 0,
  queuedHigh,
  leaked: 40,
  rate: 1,
  rateLow: 1,
  rateHigh: 1,
});

const labelsOf = (engine: string, model_name = 'm') => ({ model_name, instance: 'a:1', engine });
const column = (engine: string, values: readonly (number | null)[], model?: string): Column => ({
  labels: labelsOf(engine, model),
  values,
});
const columnsOf = (...gauges: readonly (readonly Column[])[]) => gauges.map((columns) => ({ columns }));

describe('rankQueueColumns of waiting requests', () => {
  it('adds the API queue of each rank, or its upper bound, to the queue of its engine', () => {
    const ranks = [
      { labels: labelsOf('0'), points: [queued(12), queued(0), queued(null, 7), null] },
      { labels: labelsOf('1'), points: [queued(0), queued(0), queued(0), queued(0)] },
    ];
    const engine = columnsOf([column('1', [0, 0, 0, null]), column('0', [4, 4, 4, 4])]);
    expect(rankQueueColumns('waiting', ranks, engine)).toEqual([
      column('1', [0, 0, 0, null]),
      column('0', [16, 4, 11, null]),
    ]);
  });

  it('keeps the extremes of the queue of the engine within a step', () => {
    const ranks = [{ labels: labelsOf('0'), points: [queued(10)] }];
    const engine = columnsOf([{ ...column('0', [6]), levels: { low: [1], sampled: [3] } }]);
    expect(rankQueueColumns('waiting', ranks, engine)).toEqual([
      { ...column('0', [16]), levels: { low: [11], sampled: [13] } },
    ]);
  });

  it('has no number for a rank without an estimate', () => {
    expect(rankQueueColumns('waiting', [], columnsOf([column('0', [3])]))).toEqual([column('0', [null])]);
  });
});

describe('rankQueueColumns of idle ranks', () => {
  const idle = column('0', [0, 0, 0, 0]);
  const busy = column('1', [8, 8, 8, 8]);
  const noQueues = [column('0', [0, 0, 0, 0]), column('1', [0, 0, 0, 0])];

  it('counts ranks without a request while requests wait for a handle of another, but not disconnected requests', () => {
    const ranks = [
      { labels: labelsOf('0'), points: [queued(0), queued(0), queued(0), queued(0)] },
      { labels: labelsOf('1'), points: [queued(5), queued(0), queued(0.4), queued(null, 5)] },
    ];
    expect(rankQueueColumns('idle-ranks', ranks, columnsOf([idle, busy], noQueues))).toEqual([
      { labels: { model_name: 'm' }, values: [1, 0, 0, 1] },
    ]);
  });

  it('counts them while requests wait in the engine of another', () => {
    const waiting = [column('0', [0, 0, 0, null]), column('1', [0, 3, null, null])];
    expect(rankQueueColumns('idle-ranks', [], columnsOf([idle, busy], waiting))[0]?.values).toEqual([
      0,
      1,
      0,
      null,
    ]);
  });

  it('keeps models apart', () => {
    const other = [column('0', [0, 0, 0, 0], 'other'), column('1', [2, 2, 2, 2], 'other')];
    const waiting = [...noQueues, column('0', [0, 0, 0, 0], 'other'), column('1', [1, 1, 1, 1], 'other')];
    const found = rankQueueColumns('idle-ranks', [], columnsOf([idle, busy, ...other], waiting));
    expect(found).toEqual([
      { labels: { model_name: 'm' }, values: [0, 0, 0, 0] },
      { labels: { model_name: 'other' }, values: [1, 1, 1, 1] },
    ]);
  });
});

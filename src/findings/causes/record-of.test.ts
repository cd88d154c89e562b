import { expect, test } from 'vitest';
import type { Labels } from '../../lib/labels';
import { causeGrids, causeSteps } from './cause-grids';
import { NO_SAMPLES, thinned, withLoad, type CauseSamples } from './cause-samples';
import { recordOf } from './record-of';

const TARGET = { job: 'j', instance: 'a' };
const RANK = { ...TARGET, model_name: 'm', engine: '0' };
const GRID = { startS: 100, endS: 120, stepS: 10 };

const series = (labels: Labels, values: readonly number[]) => ({
  labels,
  samples: { values: Float64Array.from(values), nanAt: null },
});

const samples = (...all: ReturnType<typeof series>[]): CauseSamples => withLoad(NO_SAMPLES, GRID, all);

test('sorts samples by rank, with those of its process', () => {
  const record = recordOf(
    samples(
      series({ __name__: 'lmdeploy:num_requests_running', ...RANK }, [1, 2, 3]),
      series({ __name__: 'lmdeploy:iter_token_latency_bucket', le: '+Inf', ...RANK }, [7, 8, 9]),
      series({ __name__: 'lmdeploy:iter_token_latency_bucket', le: '0.1', ...RANK }, [4, 5, 6]),
      series({ __name__: 'process_start_time_seconds', ...TARGET }, [50, 50, 50]),
    ),
    5,
  );
  expect(record.timesS).toEqual([100, 110, 120]);
  const [rank] = record.ranks;
  expect(rank?.labels).toEqual(RANK);
  expect(rank?.meters.running).toEqual([1, 2, 3]);
  expect(rank?.meters.startS).toEqual([50, 50, 50]);
  expect(rank?.buckets.itl).toEqual([
    { le: 0.1, values: [4, 5, 6] },
    { le: Infinity, values: [7, 8, 9] },
  ]);
});

test('a rank has no values while its target is down, whatever Prometheus still finds', () => {
  const record = recordOf(
    samples(
      series({ __name__: 'lmdeploy:num_requests_running', ...RANK }, [1, 2, 3]),
      series({ __name__: 'up', ...TARGET }, [1, 0, 1]),
    ),
    5,
  );
  expect(record.ranks[0]?.meters.running).toEqual([1, null, 3]);
});

test('ranks of the same names in two clusters stay two where the page tells clusters apart', () => {
  const both = samples(
    series({ __name__: 'lmdeploy:num_requests_running', ...RANK, cluster: 'east' }, [1, 1, 1]),
    series({ __name__: 'lmdeploy:num_requests_running', ...RANK, cluster: 'west' }, [2, 2, 2]),
  );
  expect(recordOf(both, 5, { ofTarget: ['cluster'], ofRank: ['cluster'] }).ranks).toHaveLength(2);
});

test('a later load adds its times, replaces the same ones, and old samples are thinned', () => {
  const running = { __name__: 'lmdeploy:num_requests_running', ...RANK };
  const older = samples(series(running, [1, 2, 3]));
  const both = withLoad(older, { startS: 120, endS: 130, stepS: 10 }, [series(running, [4, 5])]);
  expect(recordOf(both, 5).ranks[0]?.meters.running).toEqual([1, 2, 4, 5]);
  const late = thinned(both, 1000, causeSteps(5), 0);
  expect(late.timesS).toEqual([100]);
});

test('the first look reads the baseline, and each later look only its own minute', () => {
  const first = causeGrids(10_000, null, causeSteps(5));
  expect(first.fine).toEqual({ startS: 9580, endS: 10_000, stepS: 10 });
  expect(first.coarse).toMatchObject({ stepS: 50, endS: 9550 });
  const second = causeGrids(10_060, 10_000, causeSteps(5));
  expect(second).toEqual({ fine: { startS: 10_010, endS: 10_060, stepS: 10 }, coarse: null });
  const afterSleep = causeGrids(99_000, 10_000, causeSteps(5));
  expect(afterSleep.coarse).not.toBeNull();
});

import { expect, test } from 'vitest';
import { fleetKey, rankKeyOfSeries, rankLabelsOf } from './rank-labels';

const series = { model_name: 'm', job: 'lmdeploy', instance: 'a:1', engine: '0' };

test('the rank of a series is its model, job, instance, engine number and place', () => {
  const rank = { model: 'm', job: 'lmdeploy', instance: 'a:1', engine: '0', place: {} };
  expect(rankLabelsOf(series)).toEqual(rank);
  expect(rankLabelsOf({ ...series, cluster: 'x' })).toEqual({ ...rank, place: { cluster: 'x' } });
  expect(rankLabelsOf({ instance: 'a:1' })).toEqual({
    ...rank,
    model: '',
    job: '',
    engine: '',
  });
});

test('two series have the same key only if all labels of their ranks are equal', () => {
  const others = [
    { model_name: 'm|a:1' },
    { job: 'other' },
    { instance: 'a:2' },
    { engine: '1' },
    { cluster: 'x' },
    { cluster: 'y' },
    { namespace: 'x' },
    { cluster: 'x|namespace=x' },
    { cluster: 'x', namespace: 'x' },
  ];
  const keys = [series, ...others.map((other) => ({ ...series, ...other }))].map(rankKeyOfSeries);
  expect(new Set(keys).size).toBe(10);
});

test('the order of labels changes no key', () => {
  expect(rankKeyOfSeries({ cluster: 'x', namespace: 'y', ...series })).toBe(
    rankKeyOfSeries({ ...series, namespace: 'y', cluster: 'x' }),
  );
});

test('ranks of one model in two clusters are numbered separately', () => {
  const [x, y] = ['x', 'y'].map((cluster) => fleetKey(rankLabelsOf({ ...series, cluster })));
  expect(x).not.toBe(y);
  expect(fleetKey(rankLabelsOf({ ...series, cluster: 'x', engine: '1', instance: 'b:1' }))).toBe(x);
});

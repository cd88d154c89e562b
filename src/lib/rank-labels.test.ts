import { expect, test } from 'vitest';
import { rankKey, rankKeyOfSeries, rankLabelsOf } from './rank-labels';

const series = { model_name: 'm', instance: 'a:1', engine: '0', job: 'lmdeploy' };

test('the rank of a series is its model, instance and engine number', () => {
  expect(rankLabelsOf(series)).toEqual({ model: 'm', instance: 'a:1', engine: '0' });
  expect(rankLabelsOf({ instance: 'a:1' })).toEqual({ model: '', instance: 'a:1', engine: '' });
});

test('the key of a series depends on its rank only', () => {
  expect(rankKeyOfSeries(series)).toBe(rankKey(rankLabelsOf(series)));
  expect(rankKeyOfSeries({ ...series, job: 'other' })).toBe(rankKeyOfSeries(series));
  const others = [{ model_name: 'm|a:1' }, { instance: 'a:2' }, { engine: '1' }];
  const keys = [series, ...others.map((other) => ({ ...series, ...other }))].map(rankKeyOfSeries);
  expect(new Set(keys).size).toBe(4);
});

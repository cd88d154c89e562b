import { expect, test } from 'vitest';
import { rankKey, rankKeyOfSeries, rankLabelsOf } from './rank-labels';

const series = { model_name: 'm', instance: 'a:1', engine: '0', job: 'lmdeploy' };

test('a rank is its model, instance and number', () => {
  expect(rankLabelsOf(series)).toEqual({ model: 'm', instance: 'a:1', engine: '0' });
  expect(rankLabelsOf({ instance: 'a:1' })).toEqual({ model: '', instance: 'a:1', engine: '' });
});

test('a key tells ranks apart, whatever else their labels hold', () => {
  expect(rankKeyOfSeries(series)).toBe(rankKey(rankLabelsOf(series)));
  expect(rankKeyOfSeries({ ...series, job: 'other' })).toBe(rankKeyOfSeries(series));
  const others = [{ model_name: 'm|a:1' }, { instance: 'a:2' }, { engine: '1' }];
  const keys = [series, ...others.map((other) => ({ ...series, ...other }))].map(rankKeyOfSeries);
  expect(new Set(keys).size).toBe(4);
});

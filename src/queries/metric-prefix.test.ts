import { expect, test } from 'vitest';
import { exportedName, prefixOf, withExportedNames, withStoredNames } from './metric-prefix';

test.each([
  ['sum(lmdeploy:a{job="x"}) / lmdeploy:b', 'sum(lmdeploy_a{job="x"}) / lmdeploy_b'],
  ['lmdeploy:a{job="lmdeploy:8000"}', 'lmdeploy_a{job="lmdeploy:8000"}'],
  ['lmdeploy:a{job="say \\"lmdeploy:a\\""}', 'lmdeploy_a{job="say \\"lmdeploy:a\\""}'],
  ['{__name__=~"lmdeploy:.+",job="lmdeploy:"}', '{__name__=~"lmdeploy_.+",job="lmdeploy:"}'],
  ['up == 0', 'up == 0'],
])('%s is queried as %s', (promql, stored) => {
  expect(withStoredNames(promql, 'lmdeploy_')).toBe(stored);
  expect(withStoredNames(promql, 'lmdeploy:')).toBe(promql);
});

test('a stored name is read as that which LMDeploy exports', () => {
  expect(exportedName('lmdeploy_a', 'lmdeploy_')).toBe('lmdeploy:a');
  expect(exportedName('DCGM_FI_DEV_GPU_UTIL', 'lmdeploy_')).toBe('DCGM_FI_DEV_GPU_UTIL');
  expect(exportedName('lmdeploy:a', 'lmdeploy:')).toBe('lmdeploy:a');
});

test('another prefix is found by a gauge that LMDeploy alone exports', () => {
  expect(prefixOf(['lmdeploy_num_api_requests_routed'])).toBe('lmdeploy_');
  expect(prefixOf(['lmdeploy:num_api_requests_routed'])).toBeNull();
  expect(prefixOf(['a.b.num_api_requests_routed'])).toBeNull();
  expect(prefixOf([])).toBeNull();
});

test('the series of a matrix get the names that LMDeploy exports', () => {
  const samples = { values: Float64Array.of(1), nanAt: null };
  const series = [
    { labels: { __name__: 'lmdeploy_a', job: 'lmdeploy_' }, samples },
    { labels: { le: '1' }, samples },
  ];
  expect(withExportedNames(series, 'lmdeploy_').map(({ labels }) => labels)).toEqual([
    { __name__: 'lmdeploy:a', job: 'lmdeploy_' },
    { le: '1' },
  ]);
  expect(withExportedNames(series, 'lmdeploy:')).toBe(series);
});

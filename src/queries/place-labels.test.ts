import { describe, expect, test } from 'vitest';
import { NO_PLACES } from '../lib/place-labels';
import { placeLabelsOf } from './place-labels';
import type { SeenSeries } from './shared-names';

const target = (labels: Record<string, string>, lastS = 100): SeenSeries => ({
  labels: { job: 'j', instance: 'a:1', ...labels },
  lastS,
});
const rank = (labels: Record<string, string>, lastS = 100): SeenSeries =>
  target({ model_name: 'm', engine: '0', ...labels }, lastS);
const found = (...series: SeenSeries[]) => placeLabelsOf(series, 15);

describe('placeLabelsOf', () => {
  test('has no label where no two targets share their names', () => {
    expect(found()).toBe(NO_PLACES);
    expect(found(target({ cluster: 'x' }), target({ cluster: 'y', instance: 'b:1' }))).toEqual(NO_PLACES);
  });

  test('has the label in which two targets differ', () => {
    const expected = { ofTarget: ['hall'], ofRank: ['hall'] };
    expect(found(target({ hall: 'x' }), target({ hall: 'y' }))).toEqual(expected);
    expect(found(target({ hall: 'x' }), target({}))).toEqual(expected);
  });

  test('has the fewest labels, and prefers the usual ones', () => {
    const clusters = ['x', 'y'].map((cluster) =>
      target({ cluster, pod: `${cluster}-7f9`, node: `n-${cluster}`, region: `r-${cluster}` }),
    );
    expect(found(...clusters).ofTarget).toEqual(['cluster']);
    const four = ['x', 'y'].flatMap((cluster) =>
      ['p', 'q'].map((namespace) => target({ cluster, namespace, pod: `${cluster}${namespace}` })),
    );
    expect(found(...four).ofTarget).toEqual(['cluster', 'namespace']);
  });

  test('prefers a label with few values to one that changes with each process', () => {
    const halls = ['x', 'y'].flatMap((hall) =>
      ['a:1', 'b:1'].map((instance) => target({ instance, hall, build: `${hall}${instance}` })),
    );
    expect(found(...halls).ofTarget).toEqual(['hall']);
  });

  test('has no label where one target replaced the other', () => {
    expect(found(target({ pod: 'old' }, 40), target({ pod: 'new' }, 100))).toEqual(NO_PLACES);
  });

  test('keeps labels of metrics alone out of joins with targets', () => {
    expect(found(rank({ host: 'x' }), rank({ host: 'y' }))).toEqual({ ofTarget: [], ofRank: ['host'] });
  });

  test('takes no label that PromQL would not take as it is', () => {
    expect(
      found(target({ 'k8s.cluster': 'x', hall: 'x' }), target({ 'k8s.cluster': 'y', hall: 'y' })),
    ).toEqual({
      ofTarget: ['hall'],
      ofRank: ['hall'],
    });
  });
});

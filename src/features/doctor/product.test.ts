import { describe, expect, test } from 'vitest';
import { fc } from '../../lib/property.fixture';
import { ANSWERS } from './product.fixture';
import { productOf, reasonOf, type Product } from './product';
import { DOCTOR_WORDS } from './words/doctor-words';

describe('productOf', () => {
  test.each([
    ['prometheus2', { id: 'prometheus', version: '2.42.0+ds' }],
    ['thanos', { id: 'thanos', version: null }],
    ['victoriaMetrics', { id: 'victoria-metrics', version: null }],
    ['victoriaCluster', { id: 'victoria-metrics-cluster', version: null }],
    ['mimir', { id: 'mimir', version: '3.0.5' }],
    ['cortex', { id: 'cortex', version: '1.19.0' }],
    ['labelProxy', { id: 'unknown', version: null }],
  ] as const)('knows %s by its responses', (name, expected) => {
    expect(productOf(ANSWERS[name])).toEqual(expected);
  });

  test('a VictoriaMetrics that does not count series yet is known by its version, which is that of a Prometheus', () => {
    const { query } = ANSWERS.labelProxy;
    expect(productOf({ ...ANSWERS.victoriaMetrics, query }).id).toBe('victoria-metrics');
    const { build, runtime } = ANSWERS.prometheus2;
    expect(productOf({ build: { ...build, version: '2.24.0' }, runtime, query })).toEqual({
      id: 'prometheus',
      version: '2.24.0',
    });
  });

  test.each([
    ['thanos', 'thanos'],
    ['victoriaMetrics', 'victoria-metrics'],
    ['victoriaCluster', 'victoria-metrics-cluster'],
  ] as const)('a proxy that forwards queries alone does not hide %s', (name, id) => {
    const { query } = ANSWERS[name];
    expect(productOf({ build: null, runtime: null, query })).toEqual({ id, version: null });
  });

  test('a Thanos of an earlier time, whose queries have no analysis, is known by its runtime', () => {
    const { query } = ANSWERS.labelProxy;
    const build = { ...ANSWERS.prometheus2.build, version: '0.24.0' };
    expect(productOf({ ...ANSWERS.thanos, build, query })).toEqual({ id: 'thanos', version: '0.24.0' });
  });

  test('a server that names itself gets that name, shortened', () => {
    const build = { ...ANSWERS.mimir.build, application: 'Elasticsearch', version: '9.5.0' };
    expect(productOf({ ...ANSWERS.mimir, build })).toEqual({
      id: 'other',
      name: 'Elasticsearch',
      version: '9.5.0',
    });
    const long = productOf({ ...ANSWERS.mimir, build: { application: 'a'.repeat(1000) } });
    expect(long).toEqual({ id: 'other', name: 'a'.repeat(60), version: null });
  });

  test('a version alone names no product', () => {
    const { query } = ANSWERS.labelProxy;
    expect(productOf({ build: { version: '2.48.0' }, runtime: null, query })).toEqual({
      id: 'unknown',
      version: '2.48.0',
    });
    // Promxy serves the API with the code of Prometheus, and versions of its own.
    const { build, runtime } = ANSWERS.prometheus2;
    expect(productOf({ build: { ...build, version: '0.0.93' }, runtime, query })).toEqual({
      id: 'unknown',
      version: '0.0.93',
    });
  });

  test('takes any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (build, runtime, query) => {
        expect(productOf({ build, runtime, query }).id).toBeTypeOf('string');
      }),
    );
  });
});

describe('reasonOf', () => {
  test.each([
    ['targets', 'prometheus', 'proxy'],
    ['targets', 'mimir', 'lacks'],
    ['rules', 'mimir', 'unsure'],
    ['targets', 'victoria-metrics-cluster', 'lacks'],
    ['targets', 'unknown', 'unsure'],
  ] as const)('%s of %s: %s', (part, id, expected) => {
    const product = { id, version: null } as Product;
    expect(reasonOf(part, product)).toBe(expected);
  });
});

describe('words about a product', () => {
  const EVERY: readonly Product[] = [
    { id: 'prometheus', version: '3.5.0' },
    { id: 'victoria-metrics', version: null },
    { id: 'victoria-metrics-cluster', version: null },
    { id: 'thanos', version: '0.42.5' },
    { id: 'mimir', version: '3.1.0' },
    { id: 'cortex', version: '1.19.0' },
    { id: 'other', name: 'Elasticsearch', version: '9.5.0' },
    { id: 'unknown', version: '4.1' },
    { id: 'unknown', version: null },
  ];
  const { product: en } = DOCTOR_WORDS.en;
  const { product: zh } = DOCTOR_WORDS.zh;

  test.each(EVERY)('of $id are in both languages', (product) => {
    const version = product.version ?? '';
    for (const words of [en, zh]) expect(words.named(product)).toContain(version);
    expect(zh.differs(product) === null).toBe(en.differs(product) === null);
    expect(zh.differs(product) ?? '中').toMatch(/\p{Script=Han}/u);
    expect(zh.noRules(product)).toMatch(/\p{Script=Han}/u);
  });

  test('say that a version is not given, and that a server is not known', () => {
    expect(EVERY.map(en.named)).toEqual([
      'Prometheus 3.5.0',
      'VictoriaMetrics (version not given)',
      'VictoriaMetrics cluster (version not given)',
      'Thanos 0.42.5',
      'Grafana Mimir 3.1.0',
      'Cortex 1.19.0',
      'Elasticsearch 9.5.0',
      'A server that this page does not know (it gives version 4.1)',
      'A server that does not say what it is',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { fc } from '../../lib/property.fixture';
import { matrixOfJson, matrixOfText } from './matrix-text';
import type { Matrix } from '../matrix';
import { PARTIAL_RESPONSE } from '../missing-data';

const GRID = { startS: 100, endS: 130, stepS: 10 };

const bodyOf = (result: unknown[], more: object = {}): string =>
  JSON.stringify({ status: 'success', data: { resultType: 'matrix', result }, ...more });

const valuesOf = (matrix: Matrix | null): number[][] | undefined =>
  matrix?.series.map((s) => [...s.samples.values]);

describe('matrixOfText', () => {
  test('puts samples on the points of the grid and leaves gaps between them', () => {
    const text = bodyOf([
      {
        metric: { le: '+Inf' },
        values: [
          [100, '1'],
          [120, '3'],
        ],
      },
      { metric: {}, values: [[130, '1e-07']] },
    ]);
    expect(valuesOf(matrixOfText(text, GRID))).toEqual([
      [1, NaN, 3, NaN],
      [NaN, NaN, NaN, 1e-7],
    ]);
  });

  test.each([true, false])('reads what a VictoriaMetrics cluster says: isPartial %s', (isPartial) => {
    const result = [{ metric: {}, values: [[100, '1']] }];
    const more = { data: { resultType: 'matrix', result }, stats: { seriesFetched: '1' } };
    const text = JSON.stringify({ status: 'success', isPartial, ...more });
    const read = matrixOfText(text, GRID);
    expect(read?.warnings).toEqual(isPartial ? [PARTIAL_RESPONSE] : []);
    expect(valuesOf(read)).toEqual([[1, NaN, NaN, NaN]]);
    expect(matrixOfJson(JSON.parse(text), GRID)).toEqual(read);
  });

  test('distinguishes NaN, infinities and gaps', () => {
    const text = bodyOf([
      {
        metric: {},
        values: [
          [100, 'NaN'],
          [110, '+Inf'],
          [120, '-Inf'],
        ],
      },
    ]);
    const [series] = matrixOfText(text, GRID)?.series ?? [];
    expect([...(series?.samples.values ?? [])]).toEqual([NaN, Infinity, -Infinity, NaN]);
    expect(series?.samples.nanAt).toEqual(new Set([0]));
  });

  test('leaves out samples between the points and outside the grid', () => {
    const text = bodyOf([
      {
        metric: {},
        values: [
          [90, '1'],
          [104, '2'],
          [110.0001, '4'],
          [140, '3'],
        ],
      },
    ]);
    expect(valuesOf(matrixOfText(text, GRID))).toEqual([[NaN, 4, NaN, NaN]]);
  });

  test('reads warnings and infos after the result', () => {
    const text = bodyOf([], { warnings: ['w]}'], infos: ['i"'] });
    expect(matrixOfText(text, GRID)).toEqual({ series: [], warnings: ['w]}'], infos: ['i"'] });
  });

  test.each([
    [
      'a body that is cut off',
      bodyOf([
        {
          metric: {},
          values: [
            [100, '1'],
            [110, '2'],
          ],
        },
      ]).slice(0, -20),
    ],
    ['another order of keys', '{"data":{"resultType":"matrix","result":[]},"status":"success"}'],
    ['spaces', '{ "status": "success", "data": { "resultType": "matrix", "result": [] } }'],
    ['native histograms', bodyOf([{ metric: {}, histograms: [] }])],
    ['a vector', '{"status":"success","data":{"resultType":"vector","result":[]}}'],
    ['a page', '<html>'],
    ['nothing', ''],
  ])('gives null for %s', (_name, text) => {
    expect(matrixOfText(text, GRID)).toBeNull();
  });

  test('reads all that Prometheus can write as JSON.parse does', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.constantFrom('NaN', '+Inf', '-Inf', '0', '-0', '1e-07', '1.7976931348623157e+308'),
    );
    const series = fc.record({
      metric: fc.dictionary(
        fc.stringMatching(/^[a-z_]{1,8}$/),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      ),
      values: fc.array(fc.tuple(fc.constantFrom(100, 110, 120, 130, 105.5, 110.001), value), {
        minLength: 1,
        maxLength: 6,
      }),
    });
    fc.assert(
      fc.property(
        fc.array(series, { maxLength: 4 }),
        fc.array(fc.string(), { maxLength: 2 }),
        (result, warnings) => {
          const text = bodyOf(result, warnings.length > 0 ? { warnings } : {});
          expect(matrixOfText(text, GRID)).toEqual(matrixOfJson(JSON.parse(text), GRID));
        },
      ),
    );
  });
});

describe('matrixOfJson', () => {
  test('a series that has only native histograms has no samples', () => {
    const body: unknown = JSON.parse(bodyOf([{ metric: { a: 'b' }, histograms: [] }]));
    expect(valuesOf(matrixOfJson(body, GRID))).toEqual([[NaN, NaN, NaN, NaN]]);
  });

  test.each([[null], [{}], [[]], ['x'], [{ data: { resultType: 'vector', result: [] } }]])(
    '%j is no matrix',
    (body) => {
      expect(matrixOfJson(body, GRID)).toBeNull();
    },
  );
});

import { describe, expect, test } from 'vitest';
import { QueryError, type QueryErrorKind } from '../../queries/http/errors';
import { failureWords, isUnsupported, orderedLabels, valueText } from './list-words';
import { EN } from '../../i18n/full-language.fixture';

const en = EN.words;

describe('orderedLabels', () => {
  test('puts the model, rank and instance before the others', () => {
    const labels = { zone: 'z', job: 'j', instance: 'i', area: 'a', engine: '0', model_name: 'm' };
    expect(orderedLabels(labels).map(([name]) => name)).toEqual([
      'model_name',
      'engine',
      'instance',
      'job',
      'area',
      'zone',
    ]);
  });
});

describe('valueText', () => {
  test.each([
    [0, '0'],
    [0.97, '0.97'],
    [0.123456, '0.123'],
    [-2.5, '−2.5'],
    [999_999, '999999'],
    [1234.56, '1235'],
    [1_795_000_000, '1.80e+9'],
    [0.00001234, '1.23e-5'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, null],
  ])('%d is %s', (value, text) => expect(valueText(value)).toBe(text));
});

describe('failures', () => {
  const error = (kind: QueryErrorKind, status: number | null, message = ''): QueryError =>
    new QueryError(kind, message, { status });

  test.each([400, 403, 404, 405, 501])(
    'status %i means that the server does not expose its rules',
    (status) => {
      expect(isUnsupported(error('rejected', status))).toBe(true);
    },
  );

  test.each([error('rejected', 401), error('rejected', 429), error('network', 502), error('malformed', 200)])(
    '$kind $status is a temporary failure',
    (failure) => expect(isUnsupported(failure)).toBe(false),
  );

  test.each([
    [error('rejected', 422, 'own sentence'), 'own sentence'],
    [error('rejected', 401), en.errorUnauthorized],
    [error('rejected', 403), en.errorForbidden],
    [error('rejected', 404), en.errorNotFound],
    [error('rejected', 429), en.errorTooMany],
    [error('rejected', 418), en.errorRejected(418)],
    [error('malformed', 200), en.errorMalformed],
    [error('network', null), en.errorNetwork],
    [error('timeout', null), 'No response from Prometheus within 30 s.'],
  ])('%j has words', (failure, words) => expect(failureWords(failure, en, 30)).toBe(words));
});

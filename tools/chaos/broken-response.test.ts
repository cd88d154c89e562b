import { describe, expect, it } from 'vitest';
import { alteredBody } from './broken-response';

const BODY =
  '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"2"]]}]}}';

describe('alteredBody', () => {
  it('adds warnings', () => {
    expect(JSON.parse(alteredBody('warnings', BODY))).toMatchObject({
      status: 'success',
      warnings: ['chaos: something is odd'],
    });
  });

  it('adds a series that cannot be read beside the others', () => {
    const { data } = JSON.parse(alteredBody('malformed', BODY)) as { data: { result: unknown[] } };
    expect(data.result).toEqual([
      { metric: { chaos: 'odd' }, values: 'none' },
      { metric: {}, values: [[1, '2']] },
    ]);
  });

  it('leaves the response alone for other faults', () => expect(alteredBody('never', BODY)).toBe(BODY));
});

import { expect, test } from 'vitest';
import type { Reading } from '../lib/reading';
import type { Column } from '../lib/column';
import { QueryError } from '../queries/http/errors';
import { BLANK_RESULT, type ReadingResult } from '../queries/reading-result';
import type { GroupResult } from './group-result';
import { partOf } from './group-part';
import type { ReadingGroup } from './reading-group';

const QUEUE: Reading = { kind: 'api-wait', of: 'wait' };
const RUNNING: Reading = { kind: 'expr', expr: 'running' };
const WAITING: Reading = { kind: 'expr', expr: 'waiting' };

const groupWith = (...readings: readonly Reading[]): ReadingGroup => ({ id: 'a', readings, isAtEnd: false });

const resultWith = (value: number): ReadingResult => {
  const column: Column = { labels: {}, values: [value] };
  return { ...BLANK_RESULT, columns: [column] };
};

test('a part leaves the API queue out, and its result has the places of the whole group', () => {
  const part = partOf(groupWith(RUNNING, QUEUE, WAITING));
  expect(part?.group.readings).toEqual([RUNNING, WAITING]);
  const [running, waiting] = [resultWith(1), resultWith(2)];
  const whole = part?.spread(
    {
      grid: { startS: 0, endS: 0, stepS: 1 },
      results: [running, waiting],
      latest: { atS: 1, results: [running, waiting] },
      before: { shiftS: 60, results: [running, waiting], latest: [running, waiting] },
    } as unknown as GroupResult,
    null,
  );
  const pending = { ...BLANK_RESULT, isPending: true };
  expect(whole?.results).toEqual([running, pending, waiting]);
  expect(whole?.latest).toEqual({ atS: 1, results: [running, null, waiting] });
  expect(whole?.before).toEqual({
    shiftS: 60,
    results: [running, pending, waiting],
    latest: [running, null, waiting],
  });
});

test('a group with nothing but the API queue has no part', () => {
  expect(partOf(groupWith(QUEUE))).toBeNull();
});

test('why the API queue failed is known until it comes', () => {
  const failure = new QueryError('timeout', 'no response within 30 s');
  const part = partOf(groupWith(RUNNING, QUEUE));
  const last = { results: [resultWith(1), { ...BLANK_RESULT, failure }] } as unknown as GroupResult;
  const whole = part?.spread({ results: [resultWith(2)], before: null } as unknown as GroupResult, last);
  expect(whole?.results).toEqual([resultWith(2), { ...BLANK_RESULT, failure }]);
});

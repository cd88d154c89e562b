import { expect, test } from 'vitest';
import type { Grid } from '../lib/frame';
import type { Binding } from '../queries/binding';
import { QueryError, type QueryErrorKind } from '../queries/http/errors';
import type { Matrix } from '../queries/matrix';
import { lookAtPast } from './look-at-past';

const HOUR_S = 3600;
const NOTHING = { series: [], warnings: [], infos: [], durationMs: 0 } as unknown as Matrix;
const QUERY = {
  binding: { selector: 'job="a"' } as Binding,
  scrapeIntervalS: 5,
  startS: 100 * HOUR_S,
  endS: 101 * HOUR_S,
  isLive: false,
};

/** The lengths of the spans that are loaded, hours, where the day before the end is refused. */
async function hoursOf(lengthS: number, kind: QueryErrorKind): Promise<number[]> {
  const hours: number[] = [];
  const load = (_: string, { startS, endS }: Grid): Promise<Matrix> => {
    hours.push(Math.round((endS - startS) / HOUR_S));
    const isDay = hours.length > 1;
    return isDay ? Promise.reject(new QueryError(kind, 'too many samples')) : Promise.resolve(NOTHING);
  };
  const query = { ...QUERY, startS: QUERY.endS - lengthS };
  await lookAtPast(query, load, () => Promise.resolve());
  return hours;
}

test('a short range is read beside the day before its end, and alone where that is refused', async () => {
  const [range = 0, ...day] = await hoursOf(HOUR_S, 'rejected');
  expect(range).toBeLessThan(3);
  expect(day.reduce((a, b) => a + b, 0)).toBeGreaterThan(20);
  await expect(hoursOf(HOUR_S, 'aborted')).rejects.toMatchObject({ kind: 'aborted' });
});

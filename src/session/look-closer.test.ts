import { expect, test } from 'vitest';
import type { Incident } from '../findings/causes/incidents';
import type { Cause, CauseKind } from '../findings/causes/cause';
import type { Grid } from '../lib/frame';
import type { Binding } from '../queries/binding';
import { QueryError } from '../queries/http/errors';
import type { Matrix } from '../queries/matrix';
import { lookCloser } from './look-closer';

const DAY_S = 86_400;
const QUERY = {
  binding: { selector: 'job="a"' } as Binding,
  scrapeIntervalS: 5,
  startS: 0,
  endS: DAY_S,
  isLive: false,
};

/** An incident of looks whose samples are three minutes apart. */
function coarse(startS: number, endS: number, kind: CauseKind = 'kv-full', windowS = 450): Incident {
  const cause: Cause = { kind, model: 'm', rank: null, size: 2, evidence: [] };
  return { cause, worst: cause, kinds: [], startS, endS, windowS, firstLooks: 1 };
}

/** The spans of the queries for these incidents, without their baselines: start and end, in the order of the queries. */
async function spansOf(incidents: readonly Incident[], query = QUERY): Promise<[number, number][]> {
  const grids: Grid[] = [];
  const load = (_: string, grid: Grid): Promise<Matrix> => {
    grids.push(grid);
    return Promise.reject(new QueryError('rejected', 'too many samples'));
  };
  const same = await lookCloser(incidents, query, query.startS, load, () => Promise.resolve());
  expect(same, 'what a query fails to show stays').toEqual(incidents);
  return grids.map(({ startS, endS }) => [startS, endS]);
}

test('each incident is looked at again once, the newest three, from before its beginning until after its end', async () => {
  const at = [10_000, 20_000, 30_000, 40_000];
  const spans = await spansOf(at.map((startS) => coarse(startS, startS + 600)));
  expect(spans.map(([, endS]) => endS)).toEqual([41_200, 31_200, 21_200]);
  expect(spans.every(([startS], i) => startS <= (at[3 - i] ?? NaN) - 600 - 2400)).toBe(true);
});

test('incidents of about the same time are looked at together', async () => {
  const spans = await spansOf([coarse(10_000, 10_600), coarse(10_300, 11_500, 'arrivals')]);
  expect(spans.map(([, endS]) => endS)).toEqual([12_100]);
});

test('what is known well, what lasts for hours, what is out of the range and notes are not looked at again', async () => {
  const query = { ...QUERY, startS: 50_000 };
  expect(
    await spansOf(
      [
        coarse(20_000, 20_600),
        coarse(55_000, 80_000),
        coarse(60_000, 60_600, 'kv-full', 100),
        coarse(70_000, 70_600, 'leak'),
      ],
      query,
    ),
  ).toEqual([]);
});

test('a look that is withdrawn ends', async () => {
  const load = (): Promise<Matrix> => Promise.reject(new QueryError('aborted', ''));
  const closer = lookCloser([coarse(10_000, 10_600)], QUERY, 0, load, () => Promise.resolve());
  await expect(closer).rejects.toMatchObject({ kind: 'aborted' });
});

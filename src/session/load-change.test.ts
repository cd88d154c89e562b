import { expect, test } from 'vitest';
import type { Grid } from '../lib/frame';
import { referenceOf, type Reference } from '../lib/period';
import type { Binding } from '../queries/binding';
import { loadChange } from './load-change';

const DAY_S = 86_400;
const END_S = Date.parse('2026-08-27T07:03:27Z') / 1000;
const BINDING: Binding = {
  selector: '',
  windowS: 60,
  gaugeWindowS: 60,
  slo: { ttftSeconds: 1, itlSeconds: 0.06, e2eSeconds: 30, objective: 0.99 },
};

async function gridsOf(lengthS: number, reference: Reference): Promise<Grid[]> {
  const grids: Grid[] = [];
  const now = { startS: END_S - lengthS, endS: END_S };
  await loadChange(
    { binding: BINDING, scrapeIntervalS: 5, before: referenceOf(now, reference), now },
    (_, grid) => {
      grids.push(grid);
      return Promise.resolve({ series: [], warnings: [], infos: [] });
    },
  );
  return grids;
}

test.each<[name: string, lengthS: number, reference: Reference]>([
  ['an hour', 3600, 'before'],
  ['an hour and that of a week before', 3600, 'week'],
  ['ninety days', 90 * DAY_S, 'before'],
  ['ninety days and those of a week before', 90 * DAY_S, 'week'],
])('the samples of %s reach its end, however far apart they are', async (_, lengthS, reference) => {
  const grids = await gridsOf(lengthS, reference);
  const last = grids.at(-1);
  expect(END_S - (last?.endS ?? 0)).toBeLessThan(10);
  const startS = END_S - lengthS - (reference === 'week' ? 7 * DAY_S : lengthS);
  expect(grids[0]?.startS).toBeLessThanOrEqual(startS - 600);
  for (const grid of grids) {
    expect(((grid.endS - grid.startS) / grid.stepS) % 1).toBe(0);
    expect((((last?.endS ?? 0) - grid.endS) / grid.stepS) % 1).toBe(0);
  }
});

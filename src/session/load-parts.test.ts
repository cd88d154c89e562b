import { expect, test } from 'vitest';
import type { Grid } from '../lib/frame';
import { loadParts, type KnownParts } from './load-parts';

const DAY_S = 86_400;

test('what is known is not loaded again, but for the last five minutes when points follow them', async () => {
  const loaded: Grid[] = [];
  const known: KnownParts = new Map();
  const load = (grid: Grid) =>
    loadParts(
      'up',
      grid,
      DAY_S,
      (_expr, part) => {
        loaded.push(part);
        return Promise.resolve({ series: [], warnings: [], infos: [] });
      },
      known,
    );
  const startS = 20_000 * DAY_S;
  await load({ startS, endS: startS + 3600, stepS: 60 });
  await load({ startS, endS: startS + 3600, stepS: 60 });
  expect(loaded).toEqual([{ startS, endS: startS + 3600, stepS: 60 }]);
  await load({ startS, endS: startS + 3900, stepS: 60 });
  expect(loaded[1]).toEqual({ startS: startS + 3360, endS: startS + 3900, stepS: 60 });
});

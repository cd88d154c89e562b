import { expect, it } from 'vitest';
import { backAtS, isStillDown } from './back-again';
import { rankLives } from './rank-life';
import { always, between, column, HOUR, rank, ranksBut, story } from './story.fixture';

const GRID = { startS: 1000, endS: 1300, stepS: 10 };
const LABELS = { model_name: 'm', engine: '0', instance: 'a', job: 'j' };

/** A rank with samples at the points for which `isThere` holds. */
function scene(isThere: (i: number) => boolean, startS: number | null = null) {
  const at = (value: number, fromS = 0) =>
    Array.from({ length: 31 }, (_, i) => (isThere(i) && 1000 + 10 * i >= fromS ? value : null));
  const starts = startS === null ? [] : [{ labels: LABELS, values: at(startS, startS) }];
  return { grid: GRID, lives: rankLives(GRID, [{ labels: LABELS, values: at(1) }], starts, () => false) };
}

it.each([
  ['a rank that is still away', (i: number) => i < 10, null, null],
  ['a rank that was away and reports again', (i: number) => i < 10 || i > 20, null, 1210],
  ['a rank whose last sample is found for five minutes', () => true, null, null],
  ['a rank that has restarted since', () => true, 1150, 1150],
  ['a rank that restarted before', () => true, 1050, null],
] as const)('%s', (_, isThere, startS, expected) => {
  const { grid, lives } = scene(isThere, startS);
  expect(lives).toHaveLength(1);
  expect(backAtS({ grid, lives }, lives[0]?.key ?? '', 1100)).toBe(expected);
});

it('a rank is still down where its target is, and it has not reported since', () => {
  const down = [column({ job: 'lmdeploy', instance: '10.0.0.1:23336' }, between(40, 60, 0))];
  const gone = { rankRunning: ranksBut(3, always(10), between(0, 40, 10)) };
  const key = story().lives.find(({ labels }) => labels['engine'] === '3')?.key ?? '';
  const isDown = (minute: number, scene: Parameters<typeof story>[0]): boolean =>
    isStillDown(story(scene), { key, labels: rank(3) }, HOUR.startS + 60 * minute);
  expect(isDown(40, { columns: { ...gone, targetDown: down } })).toBe(true);
  // It reported after the outage before this one.
  expect(isDown(30, { columns: { ...gone, targetDown: down } })).toBe(false);
  // Prometheus no longer has the target.
  expect(isDown(40, { columns: gone })).toBe(false);
  // It is down for more than the hour.
  const others = [0, 1, 2].map((i) => column(rank(i), always(10)));
  const all = [column({ job: 'lmdeploy', instance: '10.0.0.1:23336' }, always(0))];
  expect(isDown(-90, { columns: { rankRunning: others, targetDown: all } })).toBe(true);
});

import { describe, expect, test } from 'vitest';
import type { RankLabels } from './rank-labels';
import { compareRanks, fleetsOf, rankColourIndex, rankEnds, rankNames } from './rank-names';

const rank = (more: Partial<RankLabels> = {}): RankLabels => ({
  model: 'm',
  job: 'lmdeploy',
  instance: 'a:1',
  engine: '0',
  place: {},
  ...more,
});
const namesOf = (...ranks: RankLabels[]): string[] => rankNames(ranks, (engine) => `rank ${engine}`);
const inCluster = (cluster: string, more: Partial<RankLabels> = {}): RankLabels =>
  rank({ place: { cluster, region: 'eu' }, ...more });

describe('the name of a rank', () => {
  test('is its number where that is unique, else has the model or the instance in front', () => {
    expect(namesOf(rank(), rank({ engine: '1' }))).toEqual(['rank 0', 'rank 1']);
    expect(namesOf(rank(), rank({ model: 'n' }))).toEqual(['m rank 0', 'n rank 0']);
    expect(namesOf(rank(), rank({ instance: 'b:1' }))).toEqual(['a:1 rank 0', 'b:1 rank 0']);
  });

  test('has the label that differs where two clusters use the same names', () => {
    expect(namesOf(inCluster('x'), inCluster('y'))).toEqual(['x rank 0', 'y rank 0']);
    const four = ['x', 'y'].flatMap((c) => ['a:1', 'b:1'].map((instance) => inCluster(c, { instance })));
    expect(namesOf(...four)).toEqual(['x a:1 rank 0', 'x b:1 rank 0', 'y a:1 rank 0', 'y b:1 rank 0']);
  });

  test('has the job where two jobs scrape one instance', () => {
    expect(namesOf(rank(), rank({ job: 'pods' }))).toEqual(['lmdeploy rank 0', 'pods rank 0']);
  });
});

test('the same number has the same colour, and another dash in another cluster', () => {
  const ranks = [inCluster('y'), inCluster('x'), inCluster('x', { engine: '1' })].sort(compareRanks);
  expect(ranks.map(({ place, engine }) => `${place['cluster'] ?? ''}${engine}`)).toEqual(['x0', 'x1', 'y0']);
  expect(ranks.map((r) => rankColourIndex(r, fleetsOf(ranks)))).toEqual([0, 1, 8]);
});

describe('the end of the line of a rank', () => {
  test('is its number where that is unique', () => {
    expect(rankEnds([rank(), rank({ engine: '1' })])).toEqual(['0', '1']);
  });

  test('has the end of the model where only the ends differ', () => {
    expect(rankEnds([rank({ model: 'a/Model-3B' }), rank({ model: 'b/Model-7B' })])).toEqual([
      '-3B 0',
      '-7B 0',
    ]);
  });

  test('has what differs in front: the model, else the end of the instance', () => {
    expect(rankEnds([rank({ model: 'org/internlm3-8b' }), rank({ model: 'qwen3', engine: '0' })])).toEqual([
      'int 0',
      'qwe 0',
    ]);
    expect(rankEnds([rank({ instance: '10.0.0.1:23333' }), rank({ instance: '10.0.0.1:23334' })])).toEqual([
      '333 0',
      '334 0',
    ]);
  });
});

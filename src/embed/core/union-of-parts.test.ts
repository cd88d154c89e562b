import { expect, test } from 'vitest';
import { unionOfParts } from './union-of-parts';

test('elements together show each panel once, and only findings need the watches', () => {
  const panel = (id: string) => ({ kind: 'panel', panel: id }) as const;
  expect(unionOfParts([panel('b'), panel('a'), panel('b'), { kind: 'panel', panel: null }])).toEqual({
    panels: ['b', 'a'],
    hasOverview: false,
    hasFindings: false,
    hasWatches: false,
    mostInRow: 1,
  });
  const others = (['overview', 'findings', 'status'] as const).map((kind) => ({ kind, panel: null }));
  expect(unionOfParts(others)).toMatchObject({
    panels: [],
    hasOverview: true,
    hasFindings: true,
    hasWatches: true,
  });
});

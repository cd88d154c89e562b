import { expect, test } from 'vitest';
import { SECTIONS } from '../panels';
import { NO_LAYOUT } from '../url/layout-changes';
import { unknownIds } from './unknown-ids';

test('ids of a link that are no panel or no section are named with their parameter', () => {
  const layout = {
    ...NO_LAYOUT,
    pinned: ['scheduler'],
    hidden: ['no-such', 'kv-cache-usage'],
    folded: ['pinned', 'x'],
  };
  expect(unknownIds(layout, SECTIONS)).toEqual([
    { name: 'hide', ids: ['no-such'] },
    { name: 'fold', ids: ['x'] },
  ]);
  expect(unknownIds(NO_LAYOUT, SECTIONS)).toEqual([]);
});

import { expect, test } from 'vitest';
import { isPlain, NO_LAYOUT, withFolded, withHidden } from './layout-changes';
import { withMoved, withPinned } from './layout-moves';

test('a panel is pinned at the end of the pinned ones, and unpinned', () => {
  expect(withPinned({ ...NO_LAYOUT, pinned: ['a'] }, 'b', true)).toEqual({ pinned: ['a', 'b'] });
  expect(withPinned({ ...NO_LAYOUT, pinned: ['a', 'b'] }, 'a', false)).toEqual({ pinned: ['b'] });
});

test('a hidden panel is no longer pinned', () => {
  expect(withHidden({ ...NO_LAYOUT, pinned: ['a', 'b'] }, 'a', true)).toEqual({
    hidden: ['a'],
    pinned: ['b'],
  });
  expect(withHidden({ ...NO_LAYOUT, hidden: ['a', 'b'] }, 'a', false)).toEqual({ hidden: ['b'], pinned: [] });
});

test('a section is folded once', () => {
  expect(withFolded({ ...NO_LAYOUT, folded: ['a'] }, 'a', true)).toEqual({ folded: ['a'] });
});

test('a panel changes places with its neighbour; the panels after both are not in the list', () => {
  const ids = ['a', 'b', 'c', 'd'];
  expect(withMoved(NO_LAYOUT, ids, 'c', -1)).toEqual({ order: ['a', 'c', 'b'] });
  expect(withMoved(NO_LAYOUT, ids, 'a', 1)).toEqual({ order: ['b', 'a'] });
  expect(withMoved({ ...NO_LAYOUT, order: ['x', 'b', 'y'] }, ids, 'b', -1)).toEqual({
    order: ['x', 'y', 'b', 'a'],
  });
  expect(withMoved(NO_LAYOUT, ids, 'a', -1)).toBeNull();
  expect(withMoved(NO_LAYOUT, ids, 'd', 1)).toBeNull();
});

test('a pinned panel moves among the pinned ones', () => {
  const layout = { ...NO_LAYOUT, pinned: ['a', 'b', 'gone'] };
  expect(withMoved(layout, ['a', 'b'], 'b', -1)).toEqual({ pinned: ['b', 'a', 'gone'] });
});

test('only the page as it comes is plain', () => {
  expect(isPlain(NO_LAYOUT)).toBe(true);
  expect(isPlain({ ...NO_LAYOUT, order: ['a'] })).toBe(false);
});

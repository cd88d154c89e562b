import { expect, test } from 'vitest';
import { SECTIONS } from '../panels';
import { NO_LAYOUT } from '../url/layout-changes';
import { namesIds, type NamedIds } from '../url/named-ids';
import { unknownIds } from './unknown-ids';

const NOTHING: NamedIds = { ...NO_LAYOUT, log: [], linear: [], tables: [], lines: [] };

test('ids of a link that are no panel or no section are named with their parameter', () => {
  const linked = {
    ...NOTHING,
    pinned: ['scheduler'],
    hidden: ['no-such', 'kv-cache-usage'],
    folded: ['pinned', 'x'],
    tables: ['nowhere'],
    lines: ['scheduler:running', 'gone:-waiting', 'nothing'],
  };
  expect(unknownIds(linked, SECTIONS)).toEqual([
    { name: 'hide', ids: ['no-such'] },
    { name: 'fold', ids: ['x'] },
    { name: 'table', ids: ['nowhere'] },
    { name: 'lines', ids: ['gone:-waiting', 'nothing'] },
  ]);
  expect(namesIds(linked)).toBe(true);
});

test('a link without ids names nothing', () => {
  expect(unknownIds(NOTHING, SECTIONS)).toEqual([]);
  expect(namesIds(NOTHING)).toBe(false);
});

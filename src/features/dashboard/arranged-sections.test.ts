import { expect, test } from 'vitest';
import { SECTIONS } from '../../panels';
import { NO_LAYOUT, type Layout } from '../../url/layout-changes';
import { arrangedSections } from './arranged-sections';

const idsOf = (layout: Partial<Layout>): [string, string[]][] =>
  arrangedSections(SECTIONS, { ...NO_LAYOUT, ...layout }).map(({ id, panels }) => [
    id,
    panels.map((p) => p.id),
  ]);
const plain = idsOf({});
const [[firstId, first], [secondId, second]] = plain as [[string, string[]], [string, string[]]];

test('without a layout the sections are the same objects', () => {
  expect(arrangedSections(SECTIONS, { ...NO_LAYOUT, folded: [firstId] })).toBe(SECTIONS);
});

test('pinned panels stand above the first section in their order, and leave their sections', () => {
  const pinned = [second[1] ?? '', first[0] ?? ''];
  const sections = idsOf({ pinned: [...pinned, 'no-such-panel'] });
  expect(sections[0]).toEqual(['pinned', pinned]);
  expect(sections[1]).toEqual([firstId, first.slice(1)]);
  expect(sections.length).toBe(plain.length + 1);
});

test('hidden panels are left out, and a section without panels too', () => {
  const sections = idsOf({ hidden: [...first, second[0] ?? ''] });
  expect(sections[0]).toEqual([secondId, second.slice(1)]);
});

test('the named panels come first in their section, the others follow as before', () => {
  const [a = '', b = '', c = ''] = first;
  expect(idsOf({ order: [c, a] })[0]?.[1].slice(0, 3)).toEqual([c, a, b]);
});

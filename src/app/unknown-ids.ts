import { PINNED_ID } from '../panels/pinned';
import type { Section } from '../panels/section';
import { PARAMETERS } from '../url/parameters';
import type { Layout } from '../url/layout-changes';

/** Ids of a link that the page does not have. */
export interface UnknownIds {
  /** The parameter. */
  readonly name: string;
  readonly ids: readonly string[];
}

/** The ids of a layout that are no panel and no section. */
export function unknownIds(layout: Layout, sections: readonly Section[]): UnknownIds[] {
  const sectionIds = new Set([PINNED_ID, ...sections.map(({ id }) => id)]);
  const panelIds = new Set(sections.flatMap(({ panels }) => panels.map(({ id }) => id)));
  return (['pinned', 'hidden', 'order', 'folded'] as const)
    .map((field) => ({
      name: PARAMETERS[field].name,
      ids: layout[field].filter((id) => !(field === 'folded' ? sectionIds : panelIds).has(id)),
    }))
    .filter(({ ids }) => ids.length > 0);
}

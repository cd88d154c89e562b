import { PINNED_ID } from '../panels/pinned';
import type { Section } from '../panels/section';
import { PARAMETERS } from '../url/parameters';
import { NAMING_FIELDS, type NamedIds } from '../url/named-ids';

/** Ids of a link that the page does not have. */
export interface UnknownIds {
  /** The parameter. */
  readonly name: string;
  readonly ids: readonly string[];
}

/** The ids of a link that are no panel and no section. */
export function unknownIds(view: NamedIds, sections: readonly Section[]): UnknownIds[] {
  const sectionIds = new Set([PINNED_ID, ...sections.map(({ id }) => id)]);
  const panelIds = new Set<string>(sections.flatMap(({ panels }) => panels.map(({ id }) => id)));
  return NAMING_FIELDS.map((field) => ({
    name: PARAMETERS[field].name,
    ids: view[field].filter((text) => {
      if (field === 'folded') return !sectionIds.has(text);
      // A choice of a line begins with the id of its panel.
      return !panelIds.has(field === 'lines' ? (text.split(':', 1)[0] ?? '') : text);
    }),
  })).filter(({ ids }) => ids.length > 0);
}

import type { Panel } from '../../panels/panel';
import { PINNED_ID, PINNED_TITLE } from '../../panels/pinned';
import type { Section } from '../../panels/section';
import type { Layout } from '../../url/layout-changes';

/**
 * The sections as a person has arranged them: pinned panels in a section of their own above the others, without hidden panels,
 * in the chosen order. A section without panels is left out.
 * @param sections the sections that the page can show
 */
export function arrangedSections(
  sections: readonly Section[],
  { pinned, hidden, order }: Layout,
): readonly Section[] {
  // The same objects: nothing is drawn anew for them.
  if (pinned.length + hidden.length + order.length === 0) return sections;
  const panels = new Map(sections.flatMap((section) => section.panels.map((panel) => [panel.id, panel])));
  const isHidden = new Set(hidden);
  const top = pinned.flatMap((id) => (isHidden.has(id) ? [] : (panels.get(id) ?? [])));
  const isAway = new Set([...hidden, ...pinned]);
  const rank = new Map(order.map((id, index) => [id, index]));
  const rankOf = ({ id }: Panel): number => rank.get(id) ?? order.length;
  const rest = sections.map((section) => ({
    ...section,
    panels: section.panels.filter(({ id }) => !isAway.has(id)).sort((a, b) => rankOf(a) - rankOf(b)),
  }));
  return [{ id: PINNED_ID, title: PINNED_TITLE, panels: top, figures: [] }, ...rest].filter(
    (section) => section.panels.length > 0,
  );
}

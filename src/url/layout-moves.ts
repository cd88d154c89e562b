import { withId, type Layout } from './layout-changes';

/** A panel becomes the last of the pinned ones, or returns to its section. */
export const withPinned = ({ pinned }: Layout, id: string, isPinned: boolean): Partial<Layout> => ({
  pinned: withId(pinned, id, isPinned),
});

/**
 * A panel changes places with its neighbour.
 * @param ids the panels of its section as they are shown, or the pinned ones
 * @returns null at the end of the section
 */
export function withMoved(
  layout: Layout,
  ids: readonly string[],
  id: string,
  by: -1 | 1,
): Partial<Layout> | null {
  const from = ids.indexOf(id);
  const other = ids[from + by];
  if (from < 0 || other === undefined) return null;
  const moved = ids.map((each) => (each === id ? other : each === other ? id : each));
  if (layout.pinned.includes(id)) {
    const rest = layout.pinned.filter((each) => !ids.includes(each));
    return { pinned: [...moved, ...rest] };
  }
  // Panels after the two stay as they are.
  const first = moved.slice(0, Math.max(from, from + by) + 1);
  return { order: [...layout.order.filter((each) => !ids.includes(each)), ...first] };
}

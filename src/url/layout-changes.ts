import type { View } from './view';

/** The part of the view that says which panels the page shows, and in which order. */
export type Layout = Pick<View, 'pinned' | 'hidden' | 'order' | 'folded'>;

export const NO_LAYOUT: Layout = { pinned: [], hidden: [], order: [], folded: [] };

export const layoutOf = ({ pinned, hidden, order, folded }: Layout): Layout => ({
  pinned,
  hidden,
  order,
  folded,
});

/** True for the page as it comes. */
export const isPlain = (layout: Layout): boolean =>
  [layout.pinned, layout.hidden, layout.order, layout.folded].every(({ length }) => length === 0);

const without = (ids: readonly string[], id: string): readonly string[] =>
  ids.filter((other) => other !== id);

/** A list with an id at its end, or without it. */
export const withId = (ids: readonly string[], id: string, isIn: boolean): readonly string[] =>
  isIn ? [...without(ids, id), id] : without(ids, id);

/** A panel leaves the page, or returns to it. A hidden panel is not pinned. */
export const withHidden = (layout: Layout, id: string, isHidden: boolean): Partial<Layout> => ({
  hidden: withId(layout.hidden, id, isHidden),
  pinned: isHidden ? without(layout.pinned, id) : layout.pinned,
});

export const withFolded = ({ folded }: Layout, id: string, isFolded: boolean): Partial<Layout> => ({
  folded: withId(folded, id, isFolded),
});

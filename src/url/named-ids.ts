import type { View } from './view';

/** The fields of a view that name panels or sections. */
export const NAMING_FIELDS = [
  'pinned',
  'hidden',
  'order',
  'folded',
  'log',
  'linear',
  'tables',
  'lines',
] as const;

/** The parts of a view that name panels or sections. */
export type NamedIds = Pick<View, (typeof NAMING_FIELDS)[number]>;

export const namesIds = (view: NamedIds): boolean => NAMING_FIELDS.some((field) => view[field].length > 0);

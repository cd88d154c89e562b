import type { FilterLabel } from '../../lib/filter-options';
import type { Words } from '../../i18n/words';
import type { View } from '../../url/view';

type ChosenKey = 'models' | 'engines' | 'instances' | 'jobs';

/** A label that the page can be filtered by. */
export interface Dimension {
  readonly label: FilterLabel;
  /** The field of the view that holds the selected values. */
  readonly key: ChosenKey;
  /** The word that names it: an engine number is that of one rank of each model. */
  readonly name: 'model' | 'rankNumber' | 'instance' | 'job';
}

/** False for numbers of ranks: ranks of several models share them, so they are fewer than the ranks. */
export const isCounted = ({ label }: Dimension): boolean => label !== 'engine';

/** In the order of the bar. */
export const DIMENSIONS = [
  { label: 'model_name', key: 'models', name: 'model' },
  { label: 'engine', key: 'engines', name: 'rankNumber' },
  { label: 'instance', key: 'instances', name: 'instance' },
  { label: 'job', key: 'jobs', name: 'job' },
] as const satisfies readonly Dimension[];

/** The change of the view that selects `values` of a dimension. */
export const choose = (dimension: Dimension, values: readonly string[]): Partial<View> => ({
  [dimension.key]: values,
});

/** The values in the order of a list. Numbers count by size, inside text too: `host-2` before `host-10`. */
export function inOrder(values: readonly string[] | null): readonly string[] | null {
  if (values === null) return null;
  const order = new Intl.Collator('en', { numeric: true });
  return [...values].sort(order.compare);
}

/** The name of a value in a list: the rank `3` is `Rank 3`. */
export const nameIn = (dimension: Dimension, value: string, words: Words): string =>
  dimension.label === 'engine' && /^\d+$/.test(value) ? `${words.rank} ${value}` : value;

/** True when the bar has a picker for it. A job needs one only when there are several, or one is selected. */
export const isOffered = (
  dimension: Dimension,
  values: readonly string[] | null,
  chosen: readonly string[],
): boolean => dimension.name !== 'job' || chosen.length > 0 || (values?.length ?? 0) > 1;

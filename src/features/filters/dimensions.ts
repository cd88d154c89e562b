import type { FilterLabel } from '../../lib/filter-options';
import type { Words } from '../../i18n/words';
import type { View } from '../../url/view';

type ChosenKey = 'models' | 'engines' | 'instances' | 'jobs';

/** One of the ways in which the page can be narrowed. */
export interface Dimension {
  readonly label: FilterLabel;
  /** Where the view keeps what is chosen. */
  readonly key: ChosenKey;
  readonly name: 'model' | 'rank' | 'instance' | 'job';
}

/** In the order of the bar. */
export const DIMENSIONS = [
  { label: 'model_name', key: 'models', name: 'model' },
  { label: 'engine', key: 'engines', name: 'rank' },
  { label: 'instance', key: 'instances', name: 'instance' },
  { label: 'job', key: 'jobs', name: 'job' },
] as const satisfies readonly Dimension[];

/** The part of a view that chooses `values` of a dimension. */
export const choose = (dimension: Dimension, values: readonly string[]): Partial<View> => ({
  [dimension.key]: values,
});

/** The values in the order of a list: numbers by size, also inside of text (`host-2` before `host-10`). */
export function inOrder(values: readonly string[] | null): readonly string[] | null {
  if (values === null) return null;
  const order = new Intl.Collator('en', { numeric: true });
  return [...values].sort(order.compare);
}

/** As a person reads a value in a list: the rank `3` is `Rank 3`. */
export const nameIn = (dimension: Dimension, value: string, words: Words): string =>
  dimension.name === 'rank' && /^\d+$/.test(value) ? `${words.rank} ${value}` : value;

/** A job is worth a picker only where there is a choice, or where one was made. */
export const isOffered = (
  dimension: Dimension,
  values: readonly string[] | null,
  chosen: readonly string[],
): boolean => dimension.name !== 'job' || chosen.length > 0 || (values?.length ?? 0) > 1;

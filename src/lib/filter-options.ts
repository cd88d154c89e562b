/** The labels of the filters. */
export type FilterLabel = 'model_name' | 'engine' | 'instance' | 'job';

/** The values of each label in the range of the view. */
export interface FilterOptions {
  /** Null until they are loaded. */
  values(label: FilterLabel): readonly string[] | null;
  /** Why they could not be loaded, as a sentence; null when they were, or are not loaded yet. */
  failed(label: FilterLabel): string | null;
  /** Loads them again, when a person opens the list. */
  reload(label: FilterLabel): void;
}

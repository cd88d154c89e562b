/** The labels that the page can be filtered by. */
export type FilterLabel = 'model_name' | 'engine' | 'instance' | 'job';

/** The values that each label can take in the range of the view. */
export interface FilterOptions {
  /** Null until the first response. */
  values(label: FilterLabel): readonly string[] | null;
  /** A sentence that says why the last request failed; null when it did not, and before the first. */
  failed(label: FilterLabel): string | null;
  /** Requests them again, because a person is about to read them. */
  reload(label: FilterLabel): void;
}

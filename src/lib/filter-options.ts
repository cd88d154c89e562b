/** The labels that the page can be narrowed by. */
export type FilterLabel = 'model_name' | 'engine' | 'instance' | 'job';

/** The values that each label can take in the range of the view. */
export interface FilterOptions {
  /** Null until they are known. */
  values(label: FilterLabel): readonly string[] | null;
  /** Why they could not be had, as a sentence; null when they could, or were not asked for yet. */
  failed(label: FilterLabel): string | null;
  /** Asks for them again, because somebody is about to read them. */
  reload(label: FilterLabel): void;
}

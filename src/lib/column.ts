/** One line of the result of a reading, on a grid. */
export interface Column {
  readonly labels: Readonly<Record<string, string>>;
  /** One value for each point of the grid; null is a gap. */
  readonly values: readonly (number | null)[];
}

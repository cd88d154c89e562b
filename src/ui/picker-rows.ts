/** One row of a picker. */
export interface PickerRow {
  readonly value: string;
  readonly name: string;
  readonly isChosen: boolean;
  /** Chosen, but not among the options any more. */
  readonly isGone: boolean;
}

/**
 * The rows of a picker: the options in their order, then chosen values that are not among the options.
 * @param options null while they are loading
 */
export function rowsOf(
  options: readonly string[] | null,
  chosen: readonly string[],
  format: (value: string) => string,
): PickerRow[] {
  const isChosen = new Set(chosen);
  const known = new Set(options);
  const row = (value: string, isGone: boolean): PickerRow => ({
    value,
    name: format(value),
    isChosen: isChosen.has(value),
    isGone,
  });
  return [
    ...(options ?? []).map((value) => row(value, false)),
    ...chosen.filter((value) => !known.has(value)).map((value) => row(value, options !== null)),
  ];
}

/** The rows whose name contains every word of `search`, in any order and case. */
export function matching(rows: readonly PickerRow[], search: string): readonly PickerRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const name = row.name.toLowerCase();
    return words.every((word) => name.includes(word));
  });
}

/** `chosen` without `value` if it contains it, otherwise with `value` at its end. */
export const toggled = (chosen: readonly string[], value: string): string[] =>
  chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];

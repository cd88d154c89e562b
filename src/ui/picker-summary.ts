/** What the button of a picker shows. */
type PickerSummary =
  | { readonly kind: 'all'; readonly count: number | null }
  | { readonly kind: 'one'; readonly value: string }
  | { readonly kind: 'some'; readonly chosen: number; readonly count: number | null };

/** The summary of a choice. No choice means all; if there is only one option, it is shown by name. */
export function summaryOf(options: readonly string[] | null, chosen: readonly string[]): PickerSummary {
  const [only] = chosen;
  if (chosen.length === 1 && only !== undefined) return { kind: 'one', value: only };
  if (chosen.length > 1)
    return { kind: 'some', chosen: chosen.length, count: options === null ? null : countOf(options, chosen) };
  const [single] = options ?? [];
  if (options?.length === 1 && single !== undefined) return { kind: 'one', value: single };
  return { kind: 'all', count: options?.length ? options.length : null };
}

const countOf = (options: readonly string[], chosen: readonly string[]): number =>
  new Set([...options, ...chosen]).size;

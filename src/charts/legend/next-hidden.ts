/**
 * The hidden lines after a click in the legend. A plain click shows only the clicked line, or all lines when it is already the
 * only one. With Ctrl, ⌘ or Shift it shows or hides the clicked line. When no line would be left, all are shown.
 * @param keys keys of all lines of the chart
 * @param clicked key of the clicked line
 * @param isAdding true when Ctrl, ⌘ or Shift was held
 */
export function nextHidden(
  keys: readonly string[],
  hidden: ReadonlySet<string>,
  clicked: string,
  isAdding: boolean,
): ReadonlySet<string> {
  const shown = keys.filter((key) => !hidden.has(key));
  const next = isAdding
    ? keys.filter((key) => (key === clicked ? hidden.has(key) : !hidden.has(key)))
    : shown.length === 1 && shown[0] === clicked
      ? keys
      : [clicked];
  if (next.length === 0) return new Set();
  const kept = new Set(next);
  return new Set(keys.filter((key) => !kept.has(key)));
}

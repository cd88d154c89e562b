/**
 * The hidden lines after a click in the legend. A plain click leaves the line alone, and brings all back when it is
 * alone already; a click that adds turns the one line on or off. Nothing is never left: all come back.
 * @param keys all lines of the chart
 * @param isAdding Ctrl, ⌘ or Shift was held
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

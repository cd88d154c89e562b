/** The name of a line at its right end. */
export interface EdgeLabel {
  readonly key: string;
  readonly text: string;
  /** Custom property of the leader's colour. */
  readonly colour: string;
  /** Where the line ends, from the top of the chart. */
  readonly yPx: number;
}

interface PlacedLabel extends EdgeLabel {
  /** The middle of the text, from the top of the chart. */
  readonly textYPx: number;
}

/** Of more lines than this, only those whose end has room for a name are named. */
const MOST_NAMED = 8;

/**
 * Places the names at least `gapPx` apart, in the order of the line ends and as near to them as possible (least squares).
 * Of more than eight names, only those that fit without being moved are kept. The outermost come first: the highest, the
 * lowest, the second highest, …
 * @returns from top to bottom, between `topPx` and `bottomPx`
 */
export function placeEdgeLabels(
  labels: readonly EdgeLabel[],
  topPx: number,
  bottomPx: number,
  gapPx: number,
): PlacedLabel[] {
  const room = Math.max(0, Math.floor((bottomPx - topPx) / gapPx) + 1);
  const sorted = [...labels].sort((a, b) => a.yPx - b.yPx);
  const isCrowded = sorted.length > Math.min(MOST_NAMED, room);
  const chosen = isCrowded ? fittingUnmoved(sorted, Math.min(MOST_NAMED, room), gapPx) : sorted;
  return pushApart(chosen, topPx, bottomPx, gapPx);
}

function fittingUnmoved(sorted: readonly EdgeLabel[], most: number, gapPx: number): EdgeLabel[] {
  const order: EdgeLabel[] = [];
  for (let low = 0, high = sorted.length - 1; low <= high; low++, high--) {
    order.push(...sorted.slice(low, low + 1), ...(high > low ? sorted.slice(high, high + 1) : []));
  }
  const kept: EdgeLabel[] = [];
  for (const label of order) {
    if (kept.length === most) break;
    if (kept.every((k) => Math.abs(k.yPx - label.yPx) >= gapPx)) kept.push(label);
  }
  return kept.sort((a, b) => a.yPx - b.yPx);
}

/**
 * Isotonic regression by pooling adjacent violators, on positions from which the gaps are subtracted: neighbours that
 * overlap form a pool, and each pool is placed at its mean.
 */
function pushApart(
  sorted: readonly EdgeLabel[],
  topPx: number,
  bottomPx: number,
  gapPx: number,
): PlacedLabel[] {
  const pools: { sum: number; count: number }[] = [];
  sorted.forEach((label, i) => {
    let pool = { sum: label.yPx - i * gapPx, count: 1 };
    for (;;) {
      const above = pools.at(-1);
      if (above === undefined || above.sum / above.count <= pool.sum / pool.count) break;
      pool = { sum: above.sum + pool.sum, count: above.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  });
  const highest = bottomPx - (sorted.length - 1) * gapPx;
  const shifts = pools.flatMap(({ sum, count }) =>
    new Array<number>(count).fill(Math.max(topPx, Math.min(highest, sum / count))),
  );
  return sorted.map((label, i) => ({ ...label, textYPx: (shifts[i] ?? 0) + i * gapPx }));
}

/**
 * A name shortened to a width: the whole name if it fits, otherwise the part after its last comma or colon ("engine" of
 * "waiting, engine"), otherwise its beginning with an ellipsis.
 * @param widthOf returns the width of a text in pixels
 */
export function fitText(text: string, mostPx: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= mostPx) return text;
  const tail = text
    .split(/[,:，：]/)
    .at(-1)
    ?.trim();
  const name = tail ? tail : text;
  if (widthOf(name) <= mostPx) return name;
  const letters = [...name];
  for (let count = letters.length - 1; count > 0; count--) {
    const cut = `${letters.slice(0, count).join('').trimEnd()}…`;
    if (widthOf(cut) <= mostPx) return cut;
  }
  return '…';
}

/** The name of a line at its right end. */
export interface EdgeLabel {
  readonly key: string;
  readonly text: string;
  /** Custom property of the leader's colour. */
  readonly colour: string;
  /** Where the line ends. */
  readonly yPx: number;
}

export interface PlacedLabel extends EdgeLabel {
  /** Middle of the text. */
  readonly textYPx: number;
}

/** Above this many lines, only ends that stand free are named. */
const MOST_NAMED = 8;

/**
 * Names at the ends of their lines, one text height apart, in the order of the ends and moved as little as possible
 * (least squares). Of more than eight lines only those are named whose text needs no pushing: the highest, the lowest,
 * the second highest, …
 * @returns from top to bottom, inside `topPx` and `bottomPx`
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
  const chosen = isCrowded ? standingFree(sorted, Math.min(MOST_NAMED, room), gapPx) : sorted;
  return pushApart(chosen, topPx, bottomPx, gapPx);
}

function standingFree(sorted: readonly EdgeLabel[], most: number, gapPx: number): EdgeLabel[] {
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

/** Pools neighbours that touch and gives each pool its mean: isotonic regression after taking out the gaps. */
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
 * A name cut to a width: whole, else what stands after its last comma or colon ("waiting, engine" is "engine"), else
 * its beginning with an ellipsis.
 * @param widthOf measures a text in pixels
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

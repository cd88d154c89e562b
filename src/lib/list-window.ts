/** A row of a long list that is in the page. */
export interface WindowRow<Row> {
  readonly row: Row;
  /** In the whole list. */
  readonly index: number;
  /** Number of rows before it, and after the previous row in the page, that are not in the page. */
  readonly skipped: number;
}

/** The part of a long list that is in the page. */
export interface ListWindow<Row> {
  readonly rows: readonly WindowRow<Row>[];
  /** Number of rows after the last one in the page. */
  readonly skippedAfter: number;
}

/** Indices of rows: `from` is included, `to` is not. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/** A list of at most this many rows is in the page as a whole. */
export const MOST_WHOLE_ROWS = 24;

/** Rows in the page above and below those in sight, so that a short scroll shows no gap. */
const MARGIN_ROWS = 4;

/** The rows in the page before the first measurement. */
export const FIRST_SPAN: RowSpan = { from: 0, to: 18 };

/**
 * The rows that should be in the page while a list is scrolled.
 * @param scrolledPx from the top of the first row to the top of the part in sight; negative where the list begins lower
 * @param sightPx height of the part in sight
 * @param rowPx height of a row, above 0
 */
export function spanInSight(scrolledPx: number, sightPx: number, rowPx: number): RowSpan {
  const from = Math.max(0, Math.floor(scrolledPx / rowPx) - MARGIN_ROWS);
  return { from, to: Math.max(from, Math.ceil((scrolledPx + sightPx) / rowPx) + MARGIN_ROWS) };
}

/**
 * The rows of a list that are in the page: all of a short list; otherwise those of the span.
 * @param kept index of a row that is in the page wherever the list is scrolled, such as the row with the focus; or null
 */
export function listWindow<Row>(
  rows: readonly Row[],
  span: RowSpan,
  kept: number | null = null,
): ListWindow<Row> {
  const isWhole = rows.length <= MOST_WHOLE_ROWS;
  const to = isWhole ? rows.length : Math.min(span.to, rows.length);
  const from = isWhole ? 0 : Math.max(0, Math.min(span.from, to - (span.to - span.from)));
  const indices = Array.from({ length: to - from }, (_, i) => from + i);
  if (kept !== null && kept >= 0 && kept < rows.length) {
    if (kept < from) indices.unshift(kept);
    else if (kept >= to) indices.push(kept);
  }
  let next = 0;
  const inPage = indices.flatMap((index): WindowRow<Row>[] => {
    const row = rows[index];
    if (row === undefined) return [];
    const skipped = index - next;
    next = index + 1;
    return [{ row, index, skipped }];
  });
  return { rows: inPage, skippedAfter: rows.length - next };
}

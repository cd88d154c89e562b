/** The row at the top of the part of a table in sight. */
export interface TopRow {
  readonly timeS: number;
  /** How much of it is above the part in sight, px. */
  readonly overPx: number;
}

/**
 * The row at the top of a scrolled table; null at its beginning, where the newest row stays in sight.
 * @param rowsS the times of the rows, Unix seconds
 * @param rowPx height of a row, above 0
 */
export function topRow(rowsS: readonly number[], scrolledPx: number, rowPx: number): TopRow | null {
  const timeS = rowsS[Math.floor(scrolledPx / rowPx)];
  return scrolledPx <= 0 || timeS === undefined ? null : { timeS, overPx: scrolledPx % rowPx };
}

/**
 * How far a table is scrolled, px, when that row is at its top again. Where the row has gone, the nearest one takes its place.
 * @param rowsS the new times of the rows, the newest first
 */
export function scrolledTo(rowsS: readonly number[], { timeS, overPx }: TopRow, rowPx: number): number {
  const exact = rowsS.indexOf(timeS);
  if (exact >= 0) return exact * rowPx + overPx;
  const older = rowsS.findIndex((each) => each < timeS);
  return Math.max(0, older < 0 ? rowsS.length - 1 : older) * rowPx;
}

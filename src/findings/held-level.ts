/** How bad something is: 0 good, 1 worth a look, 2 bad. */
export type Level = 0 | 1 | 2;

/** What one look sees. */
export interface Look {
  /** By the thresholds. */
  readonly level: Level;
  /** By thresholds that are easier to meet by a tenth; at least `level`. A level that once held stays until this is below it. */
  readonly stays: Level;
}

/**
 * The level after several looks, so that a value near its threshold does not switch back and forth: it gets worse only when
 * two looks in a row agree, and better only when the easier thresholds allow it.
 * @param looks in the order of time; null: nothing is known at that look
 * @returns null when the last look knows nothing
 */
export function heldLevel(looks: readonly (Look | null)[]): Level | null {
  let held: Level | null = null;
  let before: Look | null = null;
  for (const look of looks) {
    if (look === null) held = null;
    else if (held === null) held = look.level;
    else {
      const agreed = Math.min(look.level, before?.level ?? look.level) as Level;
      if (agreed > held) held = agreed;
      else if (look.stays < held) held = look.stays;
    }
    before = look;
  }
  return held;
}

/** A stretch of time, Unix seconds. */
export interface Period {
  readonly startS: number;
  readonly endS: number;
}

/** A period, and the one that it is compared with. */
export interface Periods {
  readonly before: Period;
  readonly now: Period;
}

/** What a period is compared with: the time right before it, or the same time of an earlier day. */
export const REFERENCES = ['before', 'day', 'week'] as const;
export type Reference = (typeof REFERENCES)[number];

const DAY_S = 86_400;

/** The period of the same length that another is compared with. A day is 24 hours, also where the clocks change. */
export function referenceOf({ startS, endS }: Period, reference: Reference): Period {
  const byS = { before: endS - startS, day: DAY_S, week: 7 * DAY_S }[reference];
  return { startS: startS - byS, endS: endS - byS };
}

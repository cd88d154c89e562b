/** A history on which pages are measured: ranks of one model. */
export interface Case {
  readonly ranks: number;
  readonly rangeS: number;
  readonly scrapeIntervalS: number;
}

/** Lengths of the range and the scrape interval that goes with each. */
const RANGES = [
  { rangeS: 6 * 3600, scrapeIntervalS: 5 },
  { rangeS: 24 * 3600, scrapeIntervalS: 15 },
] as const;

export const RANK_COUNTS = [2, 8, 64] as const;

/** The default cases: a small and a usual fleet over 6 h, and a large one over a day. */
export const DEFAULT_CASES: readonly Case[] = [
  { ...RANGES[0], ranks: 2 },
  { ...RANGES[0], ranks: 8 },
  { ...RANGES[1], ranks: 64 },
];

/** The case that most budgets use. */
export const PAGE_CASE: Case = { ...RANGES[0], ranks: 8 };

/** Every range with every number of ranks. */
export const casesOf = (rankCounts: readonly number[]): Case[] =>
  RANGES.flatMap((range) => rankCounts.map((ranks) => ({ ...range, ranks })));

/** `6 h at 5 s, 8 ranks`. */
export const caseName = ({ ranks, rangeS, scrapeIntervalS }: Case): string =>
  `${rangeS / 3600} h at ${scrapeIntervalS} s, ${ranks} ranks`;

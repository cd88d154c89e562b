/** A history on which pages are measured. */
export interface Case {
  readonly ranks: number;
  /** The ranks are spread over this many models; by default 1. */
  readonly models?: number;
  readonly rangeS: number;
  readonly scrapeIntervalS: number;
}

/** Lengths of the range and the scrape interval that goes with each. */
const RANGES = [
  { rangeS: 6 * 3600, scrapeIntervalS: 5 },
  { rangeS: 24 * 3600, scrapeIntervalS: 15 },
] as const;

export const RANK_COUNTS = [2, 8, 64] as const;

/** The case that the budget for a frame uses. */
export const POINTER_CASE: Case = { ...RANGES[1], ranks: 64 };

/** The default cases: a small and a usual fleet over 6 h, and a large one over a day. */
export const DEFAULT_CASES: readonly Case[] = [
  { ...RANGES[0], ranks: 2 },
  { ...RANGES[0], ranks: 8 },
  POINTER_CASE,
];

/** The case that most budgets use. */
export const PAGE_CASE: Case = { ...RANGES[0], ranks: 8 };

/** Every range with every number of ranks. */
export const casesOf = (rankCounts: readonly number[]): Case[] =>
  RANGES.flatMap((range) => rankCounts.map((ranks) => ({ ...range, ranks })));

/** Ranges for the growth of costs. The longer a range, the rarer its scrapes, so that histories stay small. */
const GROWTH_RANGES = [
  { rangeS: 3600, scrapeIntervalS: 15 },
  { rangeS: 6 * 3600, scrapeIntervalS: 30 },
  { rangeS: 24 * 3600, scrapeIntervalS: 60 },
  { rangeS: 7 * 24 * 3600, scrapeIntervalS: 180 },
] as const;

export const GROWTH_RANKS = [1, 8, 64, 256] as const;

/** Every range of the growth with every number of ranks. */
export const growthCases = (rankCounts: readonly number[]): Case[] =>
  rankCounts.flatMap((ranks) => GROWTH_RANGES.map((range) => ({ ...range, ranks })));

/** Many instances, each a line of the charts by rank. */
export const MANY_MODELS: Case = { ranks: 240, models: 30, rangeS: 3600, scrapeIntervalS: 30 };
/** The largest fleet. */
export const THOUSAND_RANKS: Case = { ranks: 1000, rangeS: 3600, scrapeIntervalS: 60 };

export const MANY_CASES: readonly Case[] = [MANY_MODELS, THOUSAND_RANKS];

/** `6 h at 5 s, 8 ranks`. */
export const caseName = ({ ranks, models = 1, rangeS, scrapeIntervalS }: Case): string =>
  `${rangeS / 3600} h at ${scrapeIntervalS} s, ${ranks} ${ranks === 1 ? 'rank' : 'ranks'}${models > 1 ? ` of ${models} models` : ''}`;

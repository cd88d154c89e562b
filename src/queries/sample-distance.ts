/**
 * How far apart the samples are that a server still has, seconds; null: as they were scraped. Thanos deletes those after a while and keeps
 * samples of 5 minutes.
 */
export interface SampleDistance {
  /** Of the whole range, or a part of it. */
  readonly ofRange: number | null;
  /** At the end of the range. */
  readonly ofEnd: number | null;
}

export const AS_SCRAPED: SampleDistance = { ofRange: null, ofEnd: null };

/** Asks Thanos for samples as they were scraped alone, seconds: it has none that are less apart than 5 minutes. */
export const FINEST_S = 1;

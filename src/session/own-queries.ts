import type { Grid } from '../lib/frame';
import type { Slo } from '../lib/reading';
import type { Binding } from '../queries/binding';
import type { Matrix } from '../queries/matrix';
import type { PageSetup } from '../queries/page-setup';

/** Runs one query. @throws QueryError */
export type LoadRange = (expr: string, grid: Grid, signal: AbortSignal) => Promise<Matrix>;

/** For queries that have no objective in them. */
const NO_SLO: Slo = { ttftSeconds: 1, itlSeconds: 1, e2eSeconds: 1, objective: 0.99 };

/** The binding of queries that are no readings of panels: they state their windows themselves. */
export const ownBinding = (
  { selector, scrapeIntervalS, places }: Pick<PageSetup, 'selector' | 'scrapeIntervalS' | 'places'>,
  slo = NO_SLO,
): Binding => ({
  selector,
  windowS: 60,
  gaugeWindowS: 60,
  sampling: { stepS: scrapeIntervalS, scrapeIntervalS },
  places,
  slo,
});

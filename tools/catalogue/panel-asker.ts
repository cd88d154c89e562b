import type { Grid } from '../../src/lib/frame';
import type { Reading } from '../../src/lib/reading';
import { PANELS, panelOf } from '../../src/panels/index';
import { createReadingLoader, type LoadReadings, type ReadingResult } from '../../src/queries/reading-loader';
import { PrometheusClient } from '../../src/queries/http/client';
import { ColumnCache } from '../../src/queries/cache/column-cache';
import type { Binding } from '../../src/queries/binding';

/** All readings of the page. */
export const PAGE_READINGS: readonly Reading[] = PANELS.flatMap(({ series }) =>
  series.map(({ reading }) => reading),
);

/** Asks a Prometheus as the page does, for any of {@link PAGE_READINGS}. */
export function askerOn(url: string, binding: Binding, grid: Grid): LoadReadings {
  return createReadingLoader({
    client: new PrometheusClient({ url, headers: {}, credentials: 'same-origin', timeoutS: 30 }),
    cache: new ColumnCache({ lateS: 60, fullEveryMs: 1e9, mostNumbers: 1e7, now: () => grid.endS * 1000 }),
    readings: PAGE_READINGS,
    binding,
    grid,
    repair: 'running-maximum',
    signal: new AbortController().signal,
  });
}

/** The answers to the readings of a panel, in their order. */
export const answersOf = (id: string, ask: LoadReadings): Promise<ReadingResult[]> =>
  ask((panelOf(id)?.series ?? []).map(({ reading }) => reading));

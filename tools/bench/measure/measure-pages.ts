import { chartStepS, type MeasuredPage } from '../pages/measured-pages';
import type { Stage } from '../pages/opened-page';
import { rowOfRuns, type Row } from '../report/row';
import { load, refresh, type PageRun } from './measure-page';
import { replay } from './replay';

/** A page, and how often it is loaded. */
export interface WantedPage {
  readonly page: MeasuredPage;
  readonly runs: number;
}

/** The rows of one page, with its runs. */
export interface PageResult {
  readonly load: Row;
  readonly refresh: Row;
  readonly loads: readonly PageRun[];
  readonly refreshes: readonly PageRun[];
}

const REFRESHES_AT_MOST = 4;
/** The page queries the whole range again after ten minutes, so refreshes are measured before that. */
const BEFORE_FULL_S = 599;

/**
 * Loads the pages in turn, each with a few refreshes, then sends their queries again to see what they cost Prometheus.
 * @param times `byS`: from one refresh to the next, long enough for a new point in each chart; `rangeS`: range of the pages
 */
export async function measurePages(
  stage: Stage,
  prometheusUrl: string,
  wanted: readonly WantedPage[],
  { byS, rangeS }: { readonly byS: number; readonly rangeS: number },
  say: (run: number) => void,
): Promise<PageResult[]> {
  const measured = wanted.map((one) => ({ ...one, loads: [] as PageRun[], refreshes: [] as PageRun[] }));
  for (let run = 0; run < Math.max(...wanted.map(({ runs }) => runs)); run++) {
    say(run + 1);
    for (const { page, runs, loads, refreshes } of measured) {
      if (run >= runs) continue;
      const done = await measureOnce(stage, page, byS);
      loads.push(done.load);
      refreshes.push(...done.refreshes);
    }
  }
  const results: PageResult[] = [];
  for (const { page, loads, refreshes } of measured) {
    const stepS = chartStepS(loads[0]?.traffic.requests ?? [], rangeS);
    const rowOf = async (runs: readonly PageRun[]): Promise<Row> =>
      rowOfRuns(page.name, stepS, runs, await replay(prometheusUrl, runs.at(-1)?.traffic.requests ?? []));
    results.push({ load: await rowOf(loads), refresh: await rowOf(refreshes), loads, refreshes });
  }
  return results;
}

/** Measures one load and the refreshes after it.  */
async function measureOnce(
  stage: Stage,
  page: MeasuredPage,
  byS: number,
): Promise<{ load: PageRun; refreshes: PageRun[] }> {
  const { opened, run } = await load(stage, page);
  const refreshes: PageRun[] = [];
  const times = Math.max(1, Math.min(REFRESHES_AT_MOST, Math.floor(BEFORE_FULL_S / byS)));
  for (let i = 0; i < times; i++) refreshes.push(await refresh(opened, page, byS * 1000));
  await opened.close();
  return { load: run, refreshes };
}

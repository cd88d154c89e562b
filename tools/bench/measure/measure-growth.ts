import { caseName, type Case } from '../cases';
import { chartStepS, handWritten, releasedPage } from '../pages/measured-pages';
import type { Stage } from '../pages/opened-page';
import type { Comparison } from '../report/row';
import { load } from './measure-page';
import { measurePages } from './measure-pages';

/** The dashboard and the hand-written page on one history. */
export interface GrowthResult extends Comparison {
  readonly case: Case;
}

/** One load of each page shows how costs grow; their noise is small beside that. */
const RUNS = 1;

/** Measures both pages on one of many histories. */
export async function measureGrowth(
  stage: Stage,
  prometheusUrl: string,
  measured: Case,
  say: (words: string) => void,
): Promise<GrowthResult> {
  const { rangeS } = measured;
  say(`${caseName(measured)} …`);
  const page = releasedPage(rangeS);
  const warm = await load(stage, page);
  await warm.opened.close();
  const results = await measurePages(
    stage,
    prometheusUrl,
    [page, handWritten(measured)].map((one) => ({ page: one, runs: RUNS })),
    { byS: chartStepS(warm.run.traffic.requests, rangeS), rangeS },
    () => undefined,
  );
  return { case: measured, load: results.map((one) => one.load), refresh: results.map((one) => one.refresh) };
}

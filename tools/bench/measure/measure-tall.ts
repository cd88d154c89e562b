import { caseName, type Case } from '../cases';
import { HIGH_VIEWPORT } from '../pages/chromium';
import { chartStepS, handWritten, releasedPage, THIS_PAGE } from '../pages/measured-pages';
import type { Stage } from '../pages/opened-page';
import { load } from './measure-page';
import { measurePages } from './measure-pages';
import type { Comparison } from '../report/row';

/** Measures the dashboard in a high window beside a hand-written page with as many charts as that window shows. */
export async function measureTall(
  stage: Stage,
  prometheusUrl: string,
  measured: Case,
  runs: number,
  say: (words: string) => void,
): Promise<Comparison> {
  const { rangeS } = measured;
  const page = releasedPage(rangeS, { name: THIS_PAGE, viewport: HIGH_VIEWPORT });
  const warm = await load(stage, page);
  await warm.opened.close();
  const byS = chartStepS(warm.run.traffic.requests, rangeS);
  const other = handWritten(measured, warm.run.charts, HIGH_VIEWPORT);
  const results = await measurePages(
    stage,
    prometheusUrl,
    [page, other].map((one) => ({ page: one, runs })),
    { byS, rangeS },
    (run) => say(`${caseName(measured)}, high window: load ${run} of ${runs} of each page …`),
  );
  return { load: results.map((one) => one.load), refresh: results.map((one) => one.refresh) };
}

import { caseName, type Case } from '../cases';
import type { Part } from '../parts';
import { allPanels, chartStepS, chartWidthPx, handWritten, releasedPage } from '../pages/measured-pages';
import type { Stage } from '../pages/opened-page';
import { rowOfPart, type Comparison, type Row } from '../report/row';
import { measureGrafana } from './measure-grafana';
import { load, type PageRun } from './measure-page';
import { measurePages } from './measure-pages';
import { pageParts } from './page-parts';
import { replay } from './replay';

/** The measurements on one history. */
export interface CaseResult extends Comparison {
  readonly case: Case;
  /** Paths of the files of the dashboard that the browser fetched at the first load. */
  readonly files: readonly string[];
}

/** Measures the pages in turn, then Grafana. @param runs number of loads of each page; all panels load once */
export async function measureCase(
  stage: Stage,
  prometheusUrl: string,
  measured: Case,
  runs: number,
  parts: ReadonlySet<Part>,
  say: (words: string) => void,
): Promise<CaseResult> {
  const { rangeS } = measured;
  // This load is not counted: it warms Prometheus up, and shows the step of the charts.
  const warm = await load(stage, releasedPage(rangeS));
  const shape = {
    stepS: chartStepS(warm.run.traffic.requests, rangeS),
    widthPx: await chartWidthPx(warm.opened),
  };
  await warm.opened.close();
  const wanted = [
    { page: releasedPage(rangeS), runs },
    { page: handWritten(measured), runs },
    // Measured only for its samples, because no real window is that high.
    ...(parts.has('all') ? [{ page: allPanels(rangeS), runs: 1 }] : []),
  ];
  const results = await measurePages(stage, prometheusUrl, wanted, { byS: shape.stepS, rangeS }, (run) =>
    say(`${caseName(measured)}: load ${run} of ${runs} of each page …`),
  );
  const rows: { load: Row; refresh: Row }[] = [...results];
  const all = parts.has('all') ? results.at(-1) : undefined;
  if (all) rows.push(...(await partRows(prometheusUrl, measured, shape.stepS, all)));
  if (parts.has('grafana')) rows.push(...(await measureGrafana(prometheusUrl, measured, shape, runs, say)));
  return {
    case: measured,
    load: rows.map((row) => row.load),
    refresh: rows.map((row) => row.refresh),
    files: warm.run.traffic.files,
  };
}

/** The cost of the parts of the queries of all panels. */
async function partRows(
  prometheusUrl: string,
  measured: Case,
  stepS: number,
  { loads, refreshes }: { readonly loads: readonly PageRun[]; readonly refreshes: readonly PageRun[] },
): Promise<{ load: Row; refresh: Row }[]> {
  const rows: { load: Row; refresh: Row }[] = [];
  for (const { name, has } of pageParts(measured)) {
    const row = async (run: PageRun | undefined): Promise<Row> => {
      const requests = (run?.traffic.requests ?? []).filter(has);
      return rowOfPart(name, stepS, requests.length, await replay(prometheusUrl, requests));
    };
    rows.push({ load: await row(loads.at(-1)), refresh: await row(refreshes.at(-1)) });
  }
  return rows;
}

import type { Case } from '../cases';
import { caseName } from '../cases';
import { countCharts, load, refresh, type PageRun } from './measure-page';
import { handWritten, kitPage, shapeOf, wholePage, type MeasuredPage } from '../pages/measured-pages';
import { median } from './median';
import { pageParts } from './page-parts';
import { NOW_MS } from '../moment';
import type { Stage } from '../pages/opened-page';
import { replay } from './replay';
import { rowOfPart, rowOfRuns, type Row } from '../report/row';
import { grafanaRequests, PANEL_WIDTH_PX, sendAll } from '../grafana/send-grafana';

/** The measurements on one history. */
export interface CaseResult {
  readonly case: Case;
  readonly load: readonly Row[];
  readonly refresh: readonly Row[];
  /** Paths of the files of the released dashboard that the browser fetched at the first load. */
  readonly files: readonly string[];
  /** Charts with data: in the window of the released dashboard, and in all of it. */
  readonly charts: { readonly whole: number; readonly all: number };
}

/** Settings of the Grafana dashboard. */
interface GrafanaSetting {
  readonly name: string;
  /** The scrape interval in the settings of its data source; the default is 15 s. */
  readonly scrapeIntervalS: number;
  readonly widthPx: number;
}

/** The row that budgets compare with: the Grafana dashboard as LMDeploy ships it. */
export const GRAFANA_AS_SHIPPED = 'Grafana, as shipped';

const grafanaSettings = (ownWidthPx: number): GrafanaSetting[] => [
  { name: GRAFANA_AS_SHIPPED, scrapeIntervalS: 15, widthPx: PANEL_WIDTH_PX },
  { name: 'Grafana, set to 5 s', scrapeIntervalS: 5, widthPx: PANEL_WIDTH_PX },
  // Has the step of the dashboard, so that only the number of queries differs.
  { name: 'Grafana, as narrow', scrapeIntervalS: 15, widthPx: ownWidthPx },
];

const REFRESHES_AT_MOST = 4;
/** The page queries the whole range again after ten minutes, so refreshes are measured before that. */
const BEFORE_FULL_S = 599;
/** No run of Grafana starts after this time. */
const GRAFANA_BUDGET_MS = 20_000;

/** Measures the pages in turn, then Grafana. @param runs number of loads of each page; the page with all panels loads once */
export async function measureCase(
  stage: Stage,
  prometheusUrl: string,
  measured: Case,
  runs: number,
  say: (words: string) => void,
): Promise<CaseResult> {
  const { rangeS } = measured;
  const kit = kitPage(rangeS);
  const warm = await load(stage, kit);
  const shape = await shapeOf(warm.opened, warm.run.traffic.requests);
  await warm.opened.close();
  const { stepS } = shape;
  const whole = await countedPage(stage, rangeS, false);
  const all = await countedPage(stage, rangeS, true);
  const pages = [
    { page: kit, runs },
    { page: handWritten(measured, shape), runs },
    { page: whole.page, runs },
    // Measured only for its samples, because no real window is as high as the whole page.
    { page: all.page, runs: 1 },
  ];
  const results = pages.map((one) => ({ ...one, loads: [] as PageRun[], refreshes: [] as PageRun[] }));
  for (let run = 0; run < runs; run++) {
    say(`${caseName(measured)}: load ${run + 1} of ${runs} of each page …`);
    for (const { page, runs: wanted, loads, refreshes } of results) {
      if (run >= wanted) continue;
      const done = await measureOnce(stage, page, stepS);
      loads.push(done.load);
      refreshes.push(...done.refreshes);
    }
  }
  const rows: { load: Row; refresh: Row }[] = [];
  for (const { page, loads, refreshes } of results) {
    const [lastLoad, lastRefresh] = [loads.at(-1), refreshes.at(-1)];
    if (!lastLoad || !lastRefresh) throw new Error('There is no measured run.');
    rows.push({
      load: rowOfRuns(page.name, stepS, loads, await replay(prometheusUrl, lastLoad.traffic.requests)),
      refresh: rowOfRuns(
        page.name,
        stepS,
        refreshes,
        await replay(prometheusUrl, lastRefresh.traffic.requests),
      ),
    });
  }
  // Of the last page, which loads all panels.
  const [lastLoad, lastRefresh] = [results.at(-1)?.loads.at(-1), results.at(-1)?.refreshes.at(-1)];
  for (const { name, has } of pageParts(measured)) {
    const row = async (run: PageRun | undefined): Promise<Row> => {
      const requests = (run?.traffic.requests ?? []).filter(has);
      return rowOfPart(name, stepS, requests.length, await replay(prometheusUrl, requests));
    };
    rows.push({ load: await row(lastLoad), refresh: await row(lastRefresh) });
  }
  for (const setting of grafanaSettings(shape.widthPx)) {
    say(`${caseName(measured)}: ${setting.name} …`);
    const row = (nowMs: number): Promise<Row> => grafanaRow(prometheusUrl, measured, nowMs, setting, runs);
    rows.push({ load: await row(NOW_MS), refresh: await row(NOW_MS + stepS * 1000) });
  }
  return {
    case: measured,
    load: rows.map((row) => row.load),
    refresh: rows.map((row) => row.refresh),
    files: whole.files,
    charts: { whole: whole.page.charts, all: all.page.charts },
  };
}

/** Opens the released dashboard once to count the charts with data in its window and the files that it fetches. */
async function countedPage(
  stage: Stage,
  rangeS: number,
  isTall: boolean,
): Promise<{ readonly page: MeasuredPage; readonly files: readonly string[] }> {
  const unknown = wholePage(rangeS, 1, isTall);
  const { opened, run } = await load(stage, unknown);
  const charts = await countCharts(opened, unknown);
  await opened.close();
  return { page: wholePage(rangeS, charts, isTall), files: run.traffic.files };
}

/** Measures one load and the refreshes after it. Each refresh is one step later, so each adds a point. */
async function measureOnce(
  stage: Stage,
  page: MeasuredPage,
  stepS: number,
): Promise<{ load: PageRun; refreshes: PageRun[] }> {
  const { opened, run } = await load(stage, page);
  const refreshes: PageRun[] = [];
  const times = Math.max(1, Math.min(REFRESHES_AT_MOST, Math.floor(BEFORE_FULL_S / stepS)));
  for (let i = 0; i < times; i++) refreshes.push(await refresh(opened, page, stepS * 1000));
  await opened.close();
  return { load: run, refreshes };
}

/** Measures Grafana, which sends the same queries at a load and at a refresh. */
async function grafanaRow(
  prometheusUrl: string,
  measured: Case,
  nowMs: number,
  setting: GrafanaSetting,
  runs: number,
): Promise<Row> {
  const requests = grafanaRequests(measured, nowMs, setting);
  const cost = await replay(prometheusUrl, requests);
  const sent: Awaited<ReturnType<typeof sendAll>>[] = [];
  const startMs = performance.now();
  while (sent.length < runs && (sent.length === 0 || performance.now() - startMs < GRAFANA_BUDGET_MS)) {
    sent.push(await sendAll(prometheusUrl, requests));
  }
  return {
    name: setting.name,
    stepS: Number(requests[0]?.params.get('step')),
    requests: requests.length,
    responseBytes: median(sent.map(({ bytes }) => bytes)),
    ...cost,
    ms: median(sent.map(({ ms }) => ms)),
    mainMs: null,
    scriptMs: null,
    heapBytes: null,
    runs: sent.length,
  };
}

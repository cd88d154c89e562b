import { caseName, type Case } from '../cases';
import { grafanaRequests, PANEL_WIDTH_PX, sendAll } from '../grafana/send-grafana';
import { NOW_MS } from '../moment';
import type { Row } from '../report/row';
import { median } from './median';
import { replay } from './replay';

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

/** No run of Grafana starts after this time. */
const GRAFANA_BUDGET_MS = 20_000;

/** Measures the queries of the Grafana dashboard with each setting. */
export async function measureGrafana(
  prometheusUrl: string,
  measured: Case,
  { widthPx, stepS }: { readonly widthPx: number; readonly stepS: number },
  runs: number,
  say: (words: string) => void,
): Promise<{ readonly load: Row; readonly refresh: Row }[]> {
  const rows: { load: Row; refresh: Row }[] = [];
  for (const setting of grafanaSettings(widthPx)) {
    say(`${caseName(measured)}: ${setting.name} …`);
    const row = (nowMs: number): Promise<Row> => grafanaRow(prometheusUrl, measured, nowMs, setting, runs);
    rows.push({ load: await row(NOW_MS), refresh: await row(NOW_MS + stepS * 1000) });
  }
  return rows;
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
    charts: null,
    requests: requests.length,
    responseBytes: median(sent.map(({ bytes }) => bytes)),
    ...cost,
    windowMs: median(sent.map(({ ms }) => ms)),
    lastMs: null,
    mainMs: null,
    scriptMs: null,
    heapBytes: null,
    runs: sent.length,
  };
}

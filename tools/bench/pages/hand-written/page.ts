/*
 * The smallest page that shows the charts. It sends one query for each chart, draws with uPlot alone, and a refresh
 * queries only new points. It has no framework, no states, and no error handling. The bench compares the dashboard with it.
 */
import type UPlot from 'uplot';
import { columnsOf, statisticsOf, type Columns } from './columns';
import { chartsOf, type Chart, type Settings } from './queries';

declare global {
  interface Window {
    uPlot: typeof UPlot;
    /** Draws the charts; called when uPlot and the document have loaded. */
    drawCharts: () => void;
    /** Queries the points since the last refresh. The promise settles when uPlot has them. */
    refresh: () => Promise<void>;
  }
}

const COLOURS = ['#c0392b', '#e67e22', '#b7950b', '#27ae60', '#2980b9', '#8e44ad', '#6d4c41', '#607d8b'];

const params = new URLSearchParams(location.search);
const number = (name: string): number => Number(params.get(name));
const settings: Settings = {
  model: params.get('model') ?? '',
  rangeS: number('rangeS'),
  stepS: number('stepS'),
  windowS: number('windowS'),
  widthPx: number('widthPx'),
  heightPx: number('heightPx'),
  charts: number('charts'),
};
const { rangeS, stepS, widthPx, heightPx } = settings;
const charts = chartsOf(settings);
const drawn: { lines: Columns; plot: UPlot }[] = [];

const lastPoint = (): number => Math.floor(Date.now() / 1000 / stepS) * stepS;
const pointsFrom = (fromS: number, toS: number): number => Math.round((toS - fromS) / stepS) + 1;
let endS = lastPoint();

async function load({ kind, query }: Chart, fromS: number, toS: number): Promise<Columns> {
  const search = new URLSearchParams({ query, start: `${fromS}`, end: `${toS}`, step: `${stepS}` });
  const response = await fetch(`prometheus/api/v1/query_range?${search}`);
  const points = pointsFrom(fromS, toS);
  const columns = columnsOf(await response.json(), fromS, stepS, points);
  return kind === 'histogram' ? statisticsOf(columns, points) : columns;
}

const dataOf = (lines: Columns): UPlot.AlignedData => [
  Array.from({ length: pointsFrom(endS - rangeS, endS) }, (_, i) => endS - rangeS + i * stepS),
  ...lines.values(),
];

function draw(chart: Chart, lines: Columns, place: HTMLElement): UPlot {
  const series = [...lines.keys()].map((label, i) => ({
    label,
    stroke: COLOURS[i % COLOURS.length] ?? '#000',
    width: 1,
    points: { show: false },
  }));
  const options = { title: chart.title, width: widthPx, height: heightPx, series: [{}, ...series] };
  return new window.uPlot({ ...options, legend: { live: false } }, dataOf(lines), place);
}

/** The old columns without the points that left the range, followed by the new ones. */
function moved(old: Columns, fresh: Columns, gone: number, added: number): Columns {
  const gaps = (length: number): null[] => new Array<null>(length).fill(null);
  const points = pointsFrom(endS - rangeS, endS);
  return new Map(
    [...new Set([...old.keys(), ...fresh.keys()])].map((name) => {
      const kept = (old.get(name) ?? gaps(points)).slice(gone);
      return [name, [...kept, ...(fresh.get(name) ?? gaps(added))]];
    }),
  );
}

// These requests start before uPlot is parsed.
const first = charts.map((chart) => load(chart, endS - rangeS, endS));

window.drawCharts = () => {
  charts.forEach((chart, i) => {
    const place = document.body.appendChild(document.createElement('div'));
    void first[i]?.then((lines) => {
      drawn[i] = { lines, plot: draw(chart, lines, place) };
    });
  });
};

window.refresh = async () => {
  const fromS = endS + stepS;
  const toS = lastPoint();
  if (toS < fromS) return;
  const added = pointsFrom(fromS, toS);
  endS = toS;
  await Promise.all(
    charts.map(async (chart, i) => {
      const fresh = await load(chart, fromS, toS);
      const shown = drawn[i];
      if (!shown) return;
      const lines = moved(shown.lines, fresh, added, added);
      if (lines.size === shown.lines.size) shown.plot.setData(dataOf(lines));
      else {
        const place = shown.plot.root.parentElement ?? document.body;
        shown.plot.destroy();
        shown.plot = draw(chart, lines, place);
      }
      shown.lines = lines;
    }),
  );
};

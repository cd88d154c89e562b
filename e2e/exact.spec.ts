import type { Csv } from './fixtures/csv';
import { USUAL_LATE_S } from '../src/lib/late-samples';
import { expect, test } from './fixtures/test';
import { KIT_PANELS } from '../tools/kit-panels';
import { queryRange } from './fixtures/prometheus-api';
import type { DashboardPage } from './pages/dashboard-page';
import { INSTANCES, MAIN_MODEL, NOW_MS, ODD_MODEL } from './fixtures/world';

interface Selection {
  readonly name: string;
  readonly search: Record<string, string | readonly string[]>;
  readonly isWhole?: true;
}

const SELECTIONS: readonly Selection[] = [
  { name: 'everything', search: {}, isWhole: true },
  { name: 'both ranks of one model', search: { 'var-model_name': MAIN_MODEL } },
  {
    name: 'a chosen rank',
    search: { 'var-model_name': MAIN_MODEL, 'var-engine': '1' },
    isWhole: true,
  },
  { name: 'two instances of four', search: { 'var-instance': INSTANCES.slice(1, 3) } },
  { name: 'a model whose name looks like PromQL', search: { 'var-model_name': ODD_MODEL }, isWhole: true },
  {
    name: 'both ends fixed',
    search: { from: '2026-08-27T06:20:00Z', to: '2026-08-27T06:55:00Z' },
  },
];

/** A panel with a histogram, one with several expressions, one with a line for each rank. */
const ONE_OF_EACH_KIND = ['time-to-first-token', 'scheduler', 'kv-cache-usage'] as const;

/** How far back a sample may still arrive. */
const LATE_S = USUAL_LATE_S;

/** The columns that the CSV of a panel must have, in any order. */
async function directColumns(
  prometheusUrl: string,
  queries: readonly string[],
  csv: Csv,
): Promise<(number | null)[][]> {
  const [startS = NaN, secondS = NaN] = csv.times;
  const endS = csv.times.at(-1) ?? NaN;
  const results = await Promise.all(
    queries.map((query) => queryRange(prometheusUrl, query, startS, endS, secondS - startS)),
  );
  return results.flat().map(({ values }) => {
    const byTime = new Map(values.map(([timeS, text]) => [timeS, Number(text)]));
    return csv.times.map((timeS) => byTime.get(timeS) ?? null);
  });
}

/** The expressions of a query. Those of a fused query stand between `label_replace(` and a label with their index, in nested parentheses. */
const exprsOf = (query: string): string[] =>
  query.includes('"lmd_query"')
    ? query
        .split(/,"lmd_query","\d+","",""\)\)*(?: or |$)/)
        .slice(0, -1)
        .map((part) => part.replace(/^\(*label_replace\(/, ''))
    : [query];

const isSame = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/**
 * The estimate of requests in the API queue is left out: the page computes it by rules over six gauges, and its PromQL is only
 * an approximation. `npm run api-wait-score` measures its error.
 */
const ESTIMATE = { name: 'API queue', metric: 'process_open_fds' };

/** Compares the CSV of every panel with the result of the PromQL in its inspector. */
async function expectExact(
  dashboard: DashboardPage,
  prometheusUrl: string,
  panels: readonly string[] = KIT_PANELS,
): Promise<void> {
  for (const id of panels) {
    await dashboard.shows(id, 'ready');
    const queries = (await dashboard.promql(id)).filter((query) => !query.includes(ESTIMATE.metric));
    const csv = await dashboard.csv(id);
    const direct = await directColumns(prometheusUrl, queries, csv);
    expect(csv.times.length, `points of ${id}`).toBeGreaterThan(100);
    // A line without samples has a column of gaps in the CSV, and no series in the result.
    const drawn = csv.columns.filter(
      (column, i) => csv.names[i] !== ESTIMATE.name && column.some((value) => value !== null),
    );
    expect(drawn.length, `lines of ${id}`).toBe(direct.length);
    expect(drawn.length, `lines of ${id}`).toBeGreaterThan(0);
    for (const [i, column] of drawn.entries()) {
      const match = direct.find((other) => other.every((value, t) => isSame(column[t] ?? null, value)));
      expect(match, `line ${i} of ${id}`).toBeDefined();
      if (match) direct.splice(direct.indexOf(match), 1);
    }
  }
}

for (const { name, search, isWhole } of SELECTIONS) {
  const panels = isWhole ? KIT_PANELS : ONE_OF_EACH_KIND;
  test(`the CSV of ${panels.length} panels equals the result of Prometheus: ${name}`, async ({
    dashboard,
    prometheusUrl,
  }) => {
    test.setTimeout(120_000);
    await dashboard.open({ refresh: 'off', ...search });
    await expectExact(dashboard, prometheusUrl, panels);
  });
}

test.describe('half an hour before the end of the data', () => {
  test.use({ nowMs: NOW_MS - 30 * 60_000 });

  test('after many refreshes and a pan, the numbers equal those of a full query', async ({
    dashboard,
    page,
    prometheusUrl,
  }) => {
    test.setTimeout(150_000);
    const requested: { query: string; startS: number; endS: number; stepS: number }[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (!pathname.endsWith('/query_range')) return;
      const number = (name: string): number => Number(searchParams.get(name) ?? NaN);
      const query = searchParams.get('query') ?? '';
      requested.push({ query, startS: number('start'), endS: number('end'), stepS: number('step') });
    });
    await dashboard.open({ refresh: '30s', from: 'now-30m', 'var-model_name': MAIN_MODEL });
    await dashboard.quiet();
    const first = requested.splice(0);
    const refreshes = 12;
    for (let i = 0; i < refreshes; i++) {
      // A jump, not a running clock: with a running clock the page would measure slow loads.
      await page.clock.fastForward(30_000);
      await dashboard.settled();
    }
    // Which expressions are fused depends on what is missing, so their number differs a little.
    expect(requested.length).toBeGreaterThan(3 * refreshes);
    // A refresh requests again only the time in which a sample may still arrive late. The clock also runs between two jumps,
    // so the time between two refreshes comes from the ends of their queries.
    // The grid of now has the same expressions at another step.
    const keysOf = ({ query, stepS }: (typeof requested)[number]): string[] =>
      exprsOf(query).map((expr) => `${stepS} ${expr}`);
    const endsS = new Map(first.flatMap((request) => keysOf(request).map((key) => [key, request.endS])));
    const lookBacks: string[] = [];
    for (const request of requested) {
      const { query, startS, endS, stepS } = request;
      for (const key of keysOf(request)) {
        // Raw samples of the day, for the causes of incidents: read once an hour, some time after the first load.
        if (query.includes('__name__=~') && endS - startS >= 6 * 3600) continue;
        const refreshS = endS - (endsS.get(key) ?? NaN);
        if (refreshS < 0) {
          lookBacks.push(`${startS} ${endS} ${key}`);
          continue;
        }
        expect(endS - startS, query).toBeLessThanOrEqual(LATE_S + refreshS + stepS);
        endsS.set(key, endS);
      }
    }
    // The estimate of the API wait also queries the day before the range, once for each of its times.
    expect(new Set(lookBacks).size).toBe(lookBacks.length);
    await page.getByRole('button', { name: 'Earlier by half the range' }).click();
    await dashboard.settled();
    await expectExact(dashboard, prometheusUrl);
  });
});

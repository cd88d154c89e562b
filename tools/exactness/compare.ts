import { gridLength, type Grid } from '../../src/lib/frame';
import { PrometheusClient } from '../../src/queries/http/client';
import type { Series } from '../../src/queries/matrix';
import type { Binding } from '../../src/queries/binding';
import { quantiles } from '../../src/queries/histogram/quantile';
import { histogramExpr } from '../../src/queries/fused-exprs';
import { repairOf, type Repair } from '../../src/queries/histogram/repair';
import { comparisonsOf, readHistogram, type ReadHistogram } from './comparisons';
import { differences, emptyTally, type Tally } from './differences';
import type { DrawnHistogram } from './draw-histogram';

/** Histograms in one question. */
const AT_ONCE = 20;
const TIMEOUT_S = 60;

/** Below four scrapes of 15 s a lost one is a gap. */
const WINDOWS_S = [60, 45, 120] as const;

export interface Found {
  /** As the server tells it. */
  readonly version: string;
  /** Points at which we differ, in words. */
  readonly faults: string[];
  readonly tally: Tally;
  /** Points at which the repair of other versions gives another quantile. */
  underOtherRepair: number;
}

/** Asks a server for histograms and for their statistics, and works these out from the buckets. @throws QueryError */
export async function compareHistograms(
  url: string,
  histograms: readonly DrawnHistogram[],
  grid: Grid,
): Promise<Found> {
  const client = new PrometheusClient({ url, headers: {}, credentials: 'same-origin', timeoutS: TIMEOUT_S });
  const version = await client.version(new AbortController().signal);
  const found: Found = {
    version,
    faults: [],
    tally: emptyTally(),
    underOtherRepair: 0,
  };
  for (let i = 0; i < histograms.length; i += AT_ONCE) {
    const windowS = WINDOWS_S[(i / AT_ONCE) % WINDOWS_S.length] ?? 60;
    await compareSome(client, histograms.slice(i, i + AT_ONCE), windowS, grid, found);
  }
  return found;
}

async function compareSome(
  client: PrometheusClient,
  histograms: readonly DrawnHistogram[],
  windowS: number,
  grid: Grid,
  found: Found,
): Promise<void> {
  const binding: Binding = {
    selector: '',
    windowS,
    gaugeWindowS: windowS,
    slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
  };
  const repair = repairOf(found.version);
  const length = gridLength(grid);
  const plans = histograms.map((histogram) => ({
    histogram,
    comparisons: comparisonsOf(histogram, binding, hasFraction(found.version)),
  }));
  const [reading, answer] = await Promise.all([
    ask(
      client,
      grid,
      plans.map(({ histogram: { name } }) => [name, histogramExpr(name, true, binding)]),
    ),
    ask(
      client,
      grid,
      plans.flatMap(({ histogram: { name }, comparisons }) =>
        comparisons.map(({ key, promql }): [string, string] => [`${name} ${key}`, promql]),
      ),
    ),
  ]);
  for (const { histogram, comparisons } of plans) {
    const read = readHistogram(reading.get(histogram.name) ?? [], length, repair);
    found.underOtherRepair += pointsUnderOtherRepair(read);
    for (const { key, promql, ours, isMeant } of comparisons) {
      const theirs = answer.get(`${histogram.name} ${key}`)?.[0]?.samples ?? null;
      const faults = differences(
        ours(read),
        theirs,
        length,
        found.tally,
        isMeant && ((i) => isMeant(read, i)),
      );
      for (const fault of faults) found.faults.push(`${histogram.name} ${key}, ${fault} (${promql})`);
    }
  }
}

const TOLD_APART = 'exactness_name';

/** Asks all in one question. The series of each name, without the label that told them apart. */
async function ask(
  client: PrometheusClient,
  grid: Grid,
  questions: readonly (readonly [name: string, promql: string])[],
): Promise<Map<string, Series[]>> {
  const named = questions.map(
    ([name, promql]) => `label_replace(${promql}, "${TOLD_APART}", "${name}", "", "")`,
  );
  const { series } = await client.range(unionOf(named), grid, new AbortController().signal);
  const results = new Map<string, Series[]>();
  for (const { labels, samples } of series) {
    const { [TOLD_APART]: name = '', ...rest } = labels;
    results.set(name, [...(results.get(name) ?? []), { labels: rest, samples }]);
  }
  return results;
}

/** `or` by halves: in a row each would go through all that stand before it. */
function unionOf(exprs: readonly string[]): string {
  if (exprs.length <= 1) return exprs[0] ?? 'vector(0)';
  const middle = exprs.length >> 1;
  return `(${unionOf(exprs.slice(0, middle))}) or (${unionOf(exprs.slice(middle))})`;
}

function pointsUnderOtherRepair({ buckets, length, repair }: ReadHistogram): number {
  const other: Repair = repair === 'small-deltas' ? 'running-maximum' : 'small-deltas';
  const [a, b] = [repair, other].map((r) => quantiles(buckets, [1], length, r)[0] ?? null);
  return differences(a ?? null, b ?? null, length, emptyTally()).length;
}

/** Since 3.4 histogram_fraction takes classic buckets. */
function hasFraction(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 3 || (major === 3 && minor >= 4);
}

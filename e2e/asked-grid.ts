import type { DashboardPage } from './pages/dashboard-page';

/** On which points, and over which window, a page asks. */
export interface AskedGrid {
  /** Unix seconds. */
  readonly startS: number;
  readonly endS: number;
  readonly stepS: number;
  /** Of `rate`, as it stands in PromQL: `20s`. */
  readonly window: string;
}

/** Reads the grid off the token throughput: its points from the CSV, its window from the PromQL of the inspector. */
export async function askedGrid(dashboard: DashboardPage): Promise<AskedGrid> {
  const panel = 'token-throughput';
  const { times } = await dashboard.csv(panel);
  const [startS = NaN, secondS = NaN] = times;
  const [promql = ''] = await dashboard.promql(panel);
  return {
    startS,
    endS: times.at(-1) ?? NaN,
    stepS: secondS - startS,
    window: /\[(\w+)\]/.exec(promql)?.[1] ?? '',
  };
}

/** Upper limits and rounded durations, ms: Grafana rounds a duration by the first entry whose limit is above it. */
const ROUNDINGS_MS: readonly (readonly [belowMs: number, ms: number])[] = [
  [10, 1],
  [15, 10],
  [35, 20],
  [75, 50],
  [150, 100],
  [350, 200],
  [750, 500],
  [1_500, 1_000],
  [3_500, 2_000],
  [7_500, 5_000],
  [12_500, 10_000],
  [17_500, 15_000],
  [25_000, 20_000],
  [45_000, 30_000],
  [90_000, 60_000],
  [210_000, 120_000],
  [450_000, 300_000],
  [750_000, 600_000],
  [1_050_000, 900_000],
  [1_500_000, 1_200_000],
  [2_700_000, 1_800_000],
  [5_400_000, 3_600_000],
  [9_000_000, 7_200_000],
  [16_200_000, 10_800_000],
  [32_400_000, 21_600_000],
  [86_400_000, 43_200_000],
  [604_800_000, 86_400_000],
  [1_814_400_000, 604_800_000],
  [3_628_800_000, 2_592_000_000],
];
const YEAR_MS = 31_536_000_000;

/** The largest number of points in a response of Prometheus. */
const MOST_POINTS = 11_000;

/**
 * Rounds a duration as Grafana does.
 * @see https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/datetime/rangeutil.ts
 */
export const roundIntervalMs = (ms: number): number =>
  ROUNDINGS_MS.find(([below]) => ms < below)?.[1] ?? YEAR_MS;

/** The grid and rate window with which Grafana queries a panel. */
export interface GrafanaGrid {
  readonly startS: number;
  readonly endS: number;
  readonly stepS: number;
  /** `$__rate_interval`, seconds. */
  readonly rateWindowS: number;
}

/**
 * The grid of a panel and its `$__rate_interval`, for a data source with a scrape interval and a panel without a
 * minimal step of its own.
 * @param widthPx width of the panel, CSS pixels: Grafana's `maxDataPoints`
 * @see https://github.com/grafana/grafana/blob/main/pkg/promlib/models/query.go
 */
export function grafanaGrid(options: {
  readonly fromMs: number;
  readonly toMs: number;
  readonly widthPx: number;
  readonly scrapeIntervalS: number;
}): GrafanaGrid {
  const { fromMs, toMs, widthPx, scrapeIntervalS } = options;
  const rangeMs = toMs - fromMs;
  const scrapeMs = scrapeIntervalS * 1000;
  // The browser rounds first; the server then takes that interval as the minimum.
  const intervalMs = Math.max(scrapeMs, roundIntervalMs(rangeMs / widthPx));
  const wantedMs = rangeMs / widthPx < intervalMs ? intervalMs : roundIntervalMs(rangeMs / widthPx);
  const stepMs = Math.max(wantedMs, roundIntervalMs(rangeMs / MOST_POINTS));
  const down = (ms: number): number => (Math.floor(ms / stepMs) * stepMs) / 1000;
  return {
    startS: down(fromMs),
    endS: down(toMs),
    stepS: stepMs / 1000,
    rateWindowS: Math.max(intervalMs + scrapeMs, 4 * scrapeMs) / 1000,
  };
}

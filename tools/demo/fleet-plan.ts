/** What the process that simulates is told at its start, as its only argument, in JSON. */
export interface FleetPlan {
  readonly historyHours: number;
  /** One for each rank. */
  readonly ports: readonly number[];
  readonly scrapeIntervalS: number;
  readonly job: string;
  /** Folder for files that are of no use later; exists. */
  readonly workDir: string;
  /** Folder of Prometheus's database. */
  readonly dataDir: string;
  /** Path of the program. */
  readonly promtool: string;
}

/** What it tells while it runs. */
export type FleetMessage =
  | { readonly kind: 'simulated'; readonly megabytes: number }
  | { readonly kind: 'stored' }
  /** The ranks answer. Samples up to `historyEndMs` (epoch, in the future) are in the database. */
  | { readonly kind: 'serving'; readonly historyEndMs: number }
  | { readonly kind: 'failed'; readonly message: string };

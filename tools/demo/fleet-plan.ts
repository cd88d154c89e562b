/** The only argument of the process that simulates, as JSON. */
export interface FleetPlan {
  readonly historyHours: number;
  /** One for each rank. */
  readonly ports: readonly number[];
  readonly scrapeIntervalS: number;
  readonly job: string;
  /** Folder for temporary files; it must exist. */
  readonly workDir: string;
  /** Folder of Prometheus's database. */
  readonly dataDir: string;
  /** Path of promtool. */
  readonly promtool: string;
}

/** The messages that this process sends while it runs. */
export type FleetMessage =
  | { readonly kind: 'simulated'; readonly megabytes: number }
  | { readonly kind: 'stored' }
  /** The ranks respond. The database has samples up to `historyEndMs` (epoch ms, in the future). */
  | { readonly kind: 'serving'; readonly historyEndMs: number }
  | { readonly kind: 'failed'; readonly message: string };

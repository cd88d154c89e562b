/** The plan of the process that simulates the ranks. The process receives it as JSON in its only argument. */
export interface FleetPlan {
  readonly historyHours: number;
  /** One port for each rank. */
  readonly ports: readonly number[];
  readonly scrapeIntervalS: number;
  readonly job: string;
  /** Folder for temporary files; it must exist. */
  readonly workDir: string;
  /** Folder of the database of Prometheus. */
  readonly dataDir: string;
  /** Path of promtool. */
  readonly promtool: string;
}

/** The messages that the process sends while it runs. */
export type FleetMessage =
  | { readonly kind: 'simulated'; readonly megabytes: number }
  | { readonly kind: 'stored' }
  /** The ranks respond. The database has samples up to `historyEndMs` (epoch ms, in the future). */
  | { readonly kind: 'serving'; readonly historyEndMs: number }
  | { readonly kind: 'failed'; readonly message: string };

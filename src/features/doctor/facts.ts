import type { LabelSet } from './label-set';
import type { Product } from './product';

/** Why a request got no response. `unknown`: the browser does not say. */
export type FaultKind =
  | 'refused'
  | 'dns'
  | 'timeout'
  | 'tls'
  | 'unreachable'
  | 'cors'
  | 'csp'
  | 'mixed-content'
  | 'offline'
  | 'unknown';

/** The outcome of one HTTP request. */
export type Probe = ProbeResponse | ProbeFault;

export interface ProbeResponse {
  readonly kind: 'response';
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  /** The parsed body, or null when it is not JSON. */
  readonly json: unknown;
  /** The start of the body. */
  readonly start: string;
  /** True when the body has metrics of LMDeploy. */
  readonly hasLmdeploy: boolean;
  /** The address after redirects, or null when there was no redirect. */
  readonly redirectedTo: string | null;
  /** The time of the server, epoch ms; null when it does not say, or when a cache responded. */
  readonly serverMs: number | null;
  /** How long the server asks to wait, seconds; null when it does not. */
  readonly retryAfterS: number | null;
  readonly tookMs: number;
}

export interface ProbeFault {
  readonly kind: 'fault';
  readonly url: string;
  readonly fault: FaultKind;
  /** The message of the runtime. */
  readonly detail: string;
}

/** What the doctor looks at. */
export interface DoctorAsk {
  readonly place: 'page' | 'shell';
  /** The address of the page; null in a shell. */
  readonly pageUrl: string | null;
  /** Absolute, without a slash at the end; `/api/v1/…` is below it. */
  readonly prometheusUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: RequestCredentials;
  /** Limit for each request, seconds. */
  readonly timeoutS: number;
  /** How far back the page loads samples again, seconds: `prometheus.lateSeconds`; null: it finds that by itself. */
  readonly lateS: number | null;
  /** What the stored names of LMDeploy's metrics begin with. */
  readonly metricPrefix: string;
  /** The label matchers in force, without braces; empty for all ranks. */
  readonly selector: string;
  /** The values that a person selected, by label. */
  readonly selected: Readonly<Record<string, readonly string[]>>;
  /** The range of the page; null in a shell. */
  readonly range: { readonly fromMs: number; readonly toMs: number } | null;
  /** The window of the page's rates, seconds; null in a shell and before it is known. */
  readonly windowS: number | null;
  /** How many ranks should report, or null. */
  readonly expectedRanks: number | null;
  /** Addresses of LMDeploy servers to ask directly, without a slash at the end. */
  readonly lmdeployUrls: readonly string[];
  /** A key for `--api-keys`, or null. */
  readonly apiKey: string | null;
}

/** An active target of Prometheus. */
export interface TargetFact {
  readonly job: string;
  readonly instance: string;
  readonly scrapeUrl: string;
  /** `up`, `down` or `unknown`: not scraped yet. */
  readonly health: string;
  readonly lastError: string;
  /** Seconds; null where the server does not say. */
  readonly intervalS: number | null;
  readonly durationS: number | null;
  readonly labels: LabelSet;
}

/** A rank whose metrics are stored. */
export interface RankFact {
  readonly labels: LabelSet;
  /** The newest sample, epoch ms. */
  readonly lastMs: number;
  /** Median distance between samples, seconds; null with fewer than two samples in 5 minutes. */
  readonly intervalS: number | null;
  /** True when it has a sample that Prometheus still repeats. */
  readonly isFresh: boolean;
}

/** What an LMDeploy server responds when it is asked directly. */
export interface DirectFact {
  readonly url: string;
  readonly health: Probe;
  readonly metrics: Probe;
  /** `/metrics` with the key; null without a key. */
  readonly metricsWithKey: Probe | null;
  /** The models that it serves; null when it does not say. */
  readonly models: readonly string[] | null;
}

/** Facts about the API of Prometheus beyond its response to a query; null for a part that does not respond. */
export interface ServerFacts {
  readonly product: Product;
  /** The response to the simplest range query. */
  readonly rangeQuery: Probe;
  /** False where it does not respond to `status/buildinfo`. */
  readonly hasBuildInfo: boolean;
  /** As it says, such as `15d` or `10y`. */
  readonly retention: string | null;
  /** False when the last reload of its configuration failed. */
  readonly isConfigLoaded: boolean | null;
  /** When it started, epoch ms. */
  readonly startedMs: number | null;
  readonly targets: readonly TargetFact[] | null;
  /** Alert rules about LMDeploy, and all alert rules. */
  readonly rules: { readonly ofLmdeploy: number; readonly all: number } | null;
  readonly hasLabelValues: boolean;
}

/** Facts about the stored metrics. */
export interface DataFacts {
  /** Ranks with a sample in the last hour. */
  readonly ranks: readonly RankFact[];
  /**
   * How late new samples arrive, seconds; null where no rank reports, and where samples are older than `lateS` and no rank got a
   * new one within a scrape interval.
   */
  readonly lateByS: number | null;
  /** Ranks of the selection that report now; null without a selection. */
  readonly selectedRanks: number | null;
  /** Names of LMDeploy's metrics as LMDeploy exports them; null where unknown. */
  readonly names: readonly string[] | null;
  /** Another prefix under which they are stored, or null. */
  readonly otherPrefix: string | null;
  /** The time of the data of the selection within 90 days, epoch ms; null where it was not needed. */
  readonly extent: { readonly beginsMs: number | null; readonly endsMs: number | null } | null;
  /** Where samples in the range are furthest apart, of three moments; null where it was not asked or nothing is known. */
  readonly spacing: { readonly atMs: number; readonly intervalS: number } | null;
  /** Jobs that scrape something, by `up`; for servers that list no targets. */
  readonly upSeries: readonly { readonly labels: LabelSet; readonly isUp: boolean }[];
  /** Ranks that run requests and produced no token for 5 minutes. */
  readonly stalled: readonly LabelSet[];
  /** Ranks whose gauges have not changed for 5 minutes while tokens were generated. */
  readonly frozen: readonly LabelSet[];
  /** Targets behind one address that are several processes: start times that changed more than twice in 15 minutes. */
  readonly balanced: readonly LabelSet[];
  /** Requests that ended within 10 minutes, of all ranks; null where unknown. */
  readonly finished: number | null;
  /** When the last request ended within a day, epoch ms; null when none did or when it was not needed. */
  readonly lastRequestMs: number | null;
  /** Samples of a scrape, the largest of the ranks; null where unknown. */
  readonly samplesPerScrape: number | null;
  /** Warnings and infos of Prometheus, each once. */
  readonly warnings: readonly string[];
}

/** All that the checks look at. */
export interface DoctorFacts {
  readonly ask: DoctorAsk;
  /** The clock of the machine of the page or of the shell, epoch ms. */
  readonly atMs: number;
  /** The time that samples are compared with, epoch ms: that of Prometheus where the clocks are apart. */
  readonly nowMs: number;
  /** The response to the simplest query. */
  readonly query: Probe;
  /** Another address at which the API of Prometheus responds, or null. */
  readonly elsewhere: string | null;
  /** Null when the query failed. */
  readonly server: ServerFacts | null;
  /** Null when the query failed. */
  readonly data: DataFacts | null;
  readonly direct: readonly DirectFact[];
}

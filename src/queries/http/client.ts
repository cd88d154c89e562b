import { PrometheusDriver, type PrometheusConnectionOptions } from 'prometheus-query';
import type { Grid } from '../../lib/frame';
import { parseDurationS } from '../../lib/duration';
import type { RangeMs } from '../../lib/time-range';
import type { FetchConfig, FetchResponse } from './axios-fetch';
import { classify } from './classify';
import { QueryError } from './errors';
import { matrixOfJson, matrixOfText, type Matrix } from './matrix-text';

export interface ClientOptions {
  /** Where `api/v1/…` lies below: relative to the page, or absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: RequestCredentials;
  readonly timeoutS: number;
  /** Called with the `Date` of each response that is no failure, and when its request was sent; all epoch ms. */
  readonly onserverdate?: (date: {
    readonly serverMs: number;
    readonly sentMs: number;
    readonly receivedMs: number;
  }) => void;
}

/** One series as Prometheus sends it: times in Unix seconds, values as text, so that NaN, +Inf and -Inf are told apart. */
export interface RawSeries {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [number, string])[];
}

/** How a call is put and what is wanted of its answer. */
interface Call {
  /** `text`: the whole body, unread; `result`: the result of a query as it came; left out: what the library makes of it. */
  readonly form?: 'text' | 'result';
  readonly isPost?: boolean;
  readonly addParams?: Readonly<Record<string, string>>;
  /** Told of a good answer. */
  readonly onresponse?: (response: FetchResponse) => void;
}

/** A matrix, and when the server answered by its own clock: epoch ms, to the second; null where it does not tell. */
export interface TimedMatrix extends Matrix {
  readonly answeredAtMs: number | null;
}

/** A scrape target, as far as the page uses it. */
export interface ScrapeTarget {
  readonly job: string;
  readonly instance: string;
  /** Seconds, or null where the server does not tell. */
  readonly scrapeIntervalS: number | null;
  readonly health: string;
  readonly lastError: string;
}

/** Above this the expression goes in a POST body: proxies cap the length of a URL, and below it a GET can be cached. */
const LONGEST_GET = 3000;

/**
 * Prometheus's HTTP API over prometheus-query, with what that library lacks: raw values, warnings and infos, abort,
 * a timeout that the server knows too, and one kind of failure. Every method throws {@link QueryError} only.
 */
export class PrometheusClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  get timeoutS(): number {
    return this.#options.timeoutS;
  }

  /** A range query over the points of `grid`. */
  async range(expr: string, grid: Grid, signal: AbortSignal): Promise<TimedMatrix> {
    const { startS, endS, stepS } = grid;
    let answeredAtMs: number | null = null;
    const text = await this.#ask(
      signal,
      (driver) => driver.rangeQuery(expr, startS * 1000, endS * 1000, stepS, `${this.#options.timeoutS}s`),
      {
        form: 'text',
        isPost: expr.length > LONGEST_GET,
        onresponse: ({ headers }) => (answeredAtMs = dateOf(headers)),
      },
    );
    const matrix = matrixOfText(text as string, grid) ?? matrixOfJson(parseJson(text as string), grid);
    if (!matrix) throw new QueryError('malformed', 'no matrix in the answer');
    return { ...matrix, answeredAtMs };
  }

  /** An instant query; a range vector gives its samples, a vector one value each. */
  async instant(expr: string, timeS: number, signal: AbortSignal): Promise<RawSeries[]> {
    const body = await this.#ask(
      signal,
      (driver) => driver.instantQuery(expr, timeS * 1000, `${this.#options.timeoutS}s`),
      { form: 'result', isPost: expr.length > LONGEST_GET },
    );
    return readSeries(body);
  }

  /** The version that the server tells of itself, such as `2.42.0`. */
  async version(signal: AbortSignal): Promise<string> {
    const body = await this.#ask(signal, (driver) => driver.statusBuildinfo(), {});
    return String((body as { version?: unknown } | null)?.version ?? '');
  }

  /** The values that a label has in the series that `matcher` selects within the range. */
  async labelValues(
    label: string,
    matchers: readonly string[],
    range: RangeMs,
    signal: AbortSignal,
  ): Promise<string[]> {
    const body = await this.#ask(
      signal,
      (driver) => driver.labelValues(label, [...matchers], range.fromMs, range.toMs),
      {},
    );
    if (!Array.isArray(body)) throw new QueryError('malformed', 'label values are no list');
    return body.map(String);
  }

  /** The alert and recording rules: the `data` of the answer, unread. */
  async rules(signal: AbortSignal): Promise<unknown> {
    return this.#ask(signal, (driver) => driver.rules(), {});
  }

  /** The active targets. Servers other than Prometheus may know none. */
  async targets(signal: AbortSignal): Promise<ScrapeTarget[]> {
    const body = await this.#ask(signal, (driver) => driver.targets(), {
      addParams: { state: 'active' },
    });
    const active = (body as { activeTargets?: unknown } | null)?.activeTargets;
    return Array.isArray(active) ? active.map(readTarget) : [];
  }

  /**
   * Runs one call of the library on a driver of its own (they cost next to nothing) whose interceptors carry what the
   * library has no argument for.
   */
  async #ask(
    signal: AbortSignal,
    run: (driver: PrometheusDriver) => Promise<unknown>,
    how: Call,
  ): Promise<unknown> {
    const { url, headers, credentials, timeoutS, onserverdate } = this.#options;
    const sentMs = Date.now();
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), timeoutS * 1000 + 500);
    let response: FetchResponse | undefined;
    let body: unknown;
    const options = {
      endpoint: url === '' ? '/' : url,
      headers,
      timeout: timeoutS * 1000,
      preferPost: how.isPost ?? false,
      requestInterceptor: {
        onFulfilled: (config: FetchConfig) => {
          for (const [key, value] of Object.entries(how.addParams ?? {})) config.params?.set(key, value);
          const responseType = how.form === 'text' ? 'text' : 'json';
          return { ...config, credentials, responseType, signal: AbortSignal.any([signal, timeout.signal]) };
        },
      },
      responseInterceptor: {
        onFulfilled: (answer: FetchResponse) => {
          response = answer;
          how.onresponse?.(answer);
          const serverMs = dateOf(answer.headers);
          // What comes from a cache on the way tells an earlier time.
          if (serverMs !== null && !answer.headers.has('age')) {
            onserverdate?.({ serverMs, sentMs, receivedMs: Date.now() });
          }
          body = how.form === 'text' ? answer.data : dataOf(answer);
          // The library would make an object of each sample, and lose infinities; a scalar it hands through.
          return how.form === undefined
            ? answer
            : { ...answer, data: { status: 'success', data: { resultType: 'scalar', result: null } } };
        },
        onRejected: (error: unknown) => {
          response = (error as { response?: FetchResponse } | null)?.response;
          throw error;
        },
      },
    } as unknown as PrometheusConnectionOptions;
    try {
      await run(new PrometheusDriver(options));
      return body;
    } catch (cause) {
      throw classify({
        cause,
        response,
        isAborted: signal.aborted,
        isTimeout: timeout.signal.aborted,
        timeoutS,
      });
    } finally {
      clearTimeout(timer);
    }
  }
}

function dataOf(answer: FetchResponse): unknown {
  const body = answer.data as { status?: unknown; data?: unknown } | string | null;
  if (typeof body !== 'object' || body === null || body.status !== 'success') {
    throw new QueryError('malformed', 'no JSON of Prometheus', { status: answer.status });
  }
  return body.data;
}

function dateOf(headers: Headers): number | null {
  const ms = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? null : ms;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new QueryError('malformed', 'no JSON of Prometheus', { cause });
  }
}

interface RawResult {
  metric?: Record<string, string>;
  value?: [number, string];
  values?: [number, string][];
}

/** The series of a matrix, a vector or a scalar. */
function readSeries(body: unknown): RawSeries[] {
  const { resultType, result } = (body ?? {}) as { resultType?: unknown; result?: unknown };
  if (resultType === 'scalar') return [{ metric: {}, values: [result as [number, string]] }];
  if (!Array.isArray(result)) throw new QueryError('malformed', 'no result in the answer');
  return (result as RawResult[]).map(({ metric = {}, value, values }) => ({
    metric,
    values: values ?? (value ? [value] : []),
  }));
}

function readTarget(raw: unknown): ScrapeTarget {
  const target = raw as {
    labels?: Record<string, string>;
    scrapeInterval?: string;
    health?: string;
    lastError?: string;
  };
  return {
    job: target.labels?.['job'] ?? '',
    instance: target.labels?.['instance'] ?? '',
    scrapeIntervalS: parseDurationS(target.scrapeInterval ?? ''),
    health: target.health ?? 'unknown',
    lastError: target.lastError ?? '',
  };
}

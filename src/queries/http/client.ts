import { PrometheusDriver, type PrometheusConnectionOptions } from 'prometheus-query';
import type { Grid } from '../../lib/frame';
import { printDuration } from '../../lib/duration';
import type { RangeMs } from '../../lib/time-range';
import type { Matrix } from '../matrix';
import { exportedName, LMDEPLOY_PREFIX, withStoredNames } from '../metric-prefix';
import { readSeries, readTargets, type RawSeries, type ScrapeTarget } from './api-data';
import type { FetchConfig, FetchResponse } from './axios-fetch';
import { classify } from './classify';
import { QueryError } from './errors';
import { matrixOfBody } from './matrix-of-body';
import { readData, readDate, textsIn, valuesIn } from './read-response';
import { RequestQueue } from './request-queue';
import { fitsInUrl } from './url-length';

type Headers = Readonly<Record<string, string>>;
export type RequestHeaders = Headers | (() => Headers | Promise<Headers>);

export interface ClientOptions {
  /** The URL that `api/v1/…` is below: relative to the page, or absolute. */
  readonly url: string;
  /** Sent with every request; a function is called before each of them. */
  readonly headers: RequestHeaders;
  readonly credentials: RequestCredentials;
  /** Sent to Prometheus as its `timeout`; the client itself gives up half a second later. */
  readonly timeoutS: number;
  /** What the stored names of LMDeploy's metrics begin with; left out: `lmdeploy:`. */
  readonly metricPrefix?: string;
  /** Sends requests; left out: that of the browser. */
  readonly fetch?: typeof fetch;
  /** How many range queries may run at once, 1 or more; read again before each. Left out: no limit. */
  readonly requestsAtOnce?: () => number;
  /** Called with the `Date` of each response that is no failure, and when its request was sent; all epoch ms. */
  readonly onserverdate?: (date: {
    readonly serverMs: number;
    readonly sentMs: number;
    readonly receivedMs: number;
  }) => void;
}

/** A matrix, and when the server responded by its own clock: epoch ms, to the second; null without a `Date` header. */
export interface TimedMatrix extends Matrix {
  readonly respondedAtMs: number | null;
}

/** Options of a call, and the part of its response to return. */
interface CallOptions {
  /** `text` and `bytes`: the whole body, not parsed; `result`: `data` unchanged; left out: the objects of the library. */
  readonly form?: 'text' | 'bytes' | 'result';
  readonly isPost?: boolean;
  readonly addParams?: Readonly<Record<string, string>>;
  /** Called with a response that is no failure. */
  readonly onresponse?: (response: FetchResponse) => void;
}

/**
 * Prometheus's HTTP API over prometheus-query, with what that library lacks: raw values, warnings and infos, abort,
 * a timeout that the server knows too, and one kind of error. Every method throws {@link QueryError} only.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/
 */
export class PrometheusClient {
  readonly #options: ClientOptions;
  readonly #queue: RequestQueue;
  /** While it is asked. */
  #redirect: Promise<boolean> | null = null;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#queue = new RequestQueue(options.requestsAtOnce ?? (() => Infinity));
  }

  get timeoutS(): number {
    return this.#options.timeoutS;
  }

  /** An expression with the names of the metrics as this server stores them. */
  stored(promql: string): string {
    return withStoredNames(promql, this.metricPrefix);
  }

  /** What the stored names of LMDeploy's metrics begin with. */
  get metricPrefix(): string {
    return this.#options.metricPrefix ?? LMDEPLOY_PREFIX;
  }

  /** Numbers of range queries that are sent and have no response yet, and that wait to be sent. */
  get load(): { readonly running: number; readonly waiting: number } {
    return { running: this.#queue.running, waiting: this.#queue.waiting };
  }

  /** A range query over the points of `grid`. It waits for its turn while others run. */
  range(expr: string, grid: Grid, signal: AbortSignal): Promise<TimedMatrix> {
    return this.#queue.run(() => this.sendRange(expr, grid, signal), signal);
  }

  /** {@link range}, with the body of the response as it is: `matrixOfBytes` reads it, in a worker for example. */
  rangeBytes(expr: string, grid: Grid, signal: AbortSignal): Promise<ArrayBuffer> {
    const send = async (): Promise<ArrayBuffer> =>
      (await this.#callRange(expr, grid, signal, { form: 'bytes' })) as ArrayBuffer;
    return this.#queue.run(send, signal);
  }

  /** Sends a range query whose turn has come. */
  protected async sendRange(expr: string, grid: Grid, signal: AbortSignal): Promise<TimedMatrix> {
    let respondedAtMs: number | null = null;
    const text = await this.#callRange(expr, grid, signal, {
      form: 'text',
      onresponse: ({ headers }) => (respondedAtMs = readDate(headers)),
    });
    return { ...matrixOfBody(text as string, grid, this.metricPrefix), respondedAtMs };
  }

  #callRange(
    expr: string,
    { startS, endS, stepS, sourceS }: Grid,
    signal: AbortSignal,
    how: CallOptions,
  ): Promise<unknown> {
    const promql = this.stored(expr);
    const timeout = printDuration(this.#options.timeoutS);
    return this.#call(
      signal,
      (driver) => driver.rangeQuery(promql, moment(startS * 1000), moment(endS * 1000), stepS, timeout),
      {
        ...how,
        isPost: !fitsInUrl([promql]),
        // Thanos reads it; other servers ignore it.
        ...(sourceS === undefined ? {} : { addParams: { max_source_resolution: `${sourceS}s` } }),
      },
    );
  }

  /**
   * An instant query: a range vector gives its samples, an instant vector or a scalar one value for each series.
   * @param timeS Unix seconds
   */
  async instant(expr: string, timeS: number, signal: AbortSignal): Promise<RawSeries[]> {
    const promql = this.stored(expr);
    const data = await this.#call(
      signal,
      (driver) => driver.instantQuery(promql, moment(timeS * 1000), printDuration(this.#options.timeoutS)),
      { form: 'result', isPost: !fitsInUrl([promql]) },
    );
    return readSeries(data).map((series) => this.#exported(series));
  }

  /** A series with the name that LMDeploy exports. */
  #exported(series: RawSeries): RawSeries {
    const name = series.metric['__name__'];
    if (name === undefined) return series;
    return { ...series, metric: { ...series.metric, __name__: exportedName(name, this.metricPrefix) } };
  }

  /** The version of the server, such as `2.42.0`; empty when it does not say. */
  async version(signal: AbortSignal): Promise<string> {
    const data = await this.#call(signal, (driver) => driver.statusBuildinfo(), {});
    return String((data as { version?: unknown } | null)?.version ?? '');
  }

  /**
   * The values of a label in the series that any of `matchers` selects within the range. Prometheus has no POST for them:
   * where the matchers do not fit in a URL, they come from the list of series, which has one.
   */
  async labelValues(
    label: string,
    matchers: readonly string[],
    range: RangeMs,
    signal: AbortSignal,
  ): Promise<string[]> {
    const [from, to] = [moment(range.fromMs), moment(range.toMs)];
    const stored = matchers.map((matcher) => this.stored(matcher));
    const isPost = !fitsInUrl(stored);
    const data = await this.#call(
      signal,
      (driver) => (isPost ? driver.series(stored, from, to) : driver.labelValues(label, stored, from, to)),
      { isPost },
    );
    const values = isPost ? valuesIn(data, label) : textsIn(data);
    return label === '__name__' ? values.map((name) => exportedName(name, this.metricPrefix)) : values;
  }

  /** The alert and recording rules: the `data` of the response, not parsed. */
  async rules(signal: AbortSignal): Promise<unknown> {
    return this.#call(signal, (driver) => driver.rules(), {});
  }

  /** The active targets. Servers other than Prometheus may list none. */
  async targets(signal: AbortSignal): Promise<ScrapeTarget[]> {
    const data = await this.#call(signal, (driver) => driver.targets(), {
      addParams: { state: 'active' },
    });
    return readTargets(data);
  }

  /**
   * True when the server redirects requests to a place to which the browser sends none: that looks like a lost connection. Asked
   * once for requests that fail together.
   */
  #isRedirected(signal: AbortSignal): Promise<boolean> {
    const { url, headers, credentials } = this.#options;
    const ask = async (): Promise<boolean> => {
      const { type } = await fetch(`${url}/api/v1/status/buildinfo`, {
        headers: typeof headers === 'function' ? await headers() : headers,
        credentials,
        redirect: 'manual',
        signal,
      });
      return type === 'opaqueredirect';
    };
    this.#redirect ??= ask()
      .catch(() => false)
      .finally(() => (this.#redirect = null));
    return this.#redirect;
  }

  /**
   * Runs one call of the library on its own driver, which is cheap: its interceptors add options that the library does not
   * have.
   */
  async #call(
    signal: AbortSignal,
    run: (driver: PrometheusDriver) => Promise<unknown>,
    how: CallOptions,
  ): Promise<unknown> {
    const { url, headers, credentials, timeoutS, onserverdate } = this.#options;
    const sentMs = Date.now();
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), timeoutS * 1000 + 500);
    let response: FetchResponse | undefined;
    let body: unknown;
    const options = {
      endpoint: url === '' ? '/' : url,
      headers: typeof headers === 'function' ? {} : headers,
      timeout: timeoutS * 1000,
      preferPost: how.isPost ?? false,
      requestInterceptor: {
        onFulfilled: async (config: FetchConfig) => {
          if (typeof headers === 'function') Object.assign(config.headers, await headers());
          for (const [key, value] of Object.entries(how.addParams ?? {}))
            (how.isPost ? config.data : config.params)?.set(key, value);
          const responseType = how.form === 'text' || how.form === 'bytes' ? how.form : 'json';
          return {
            ...config,
            ...(this.#options.fetch ? { fetch: this.#options.fetch } : {}),
            credentials,
            responseType,
            signal: AbortSignal.any([signal, timeout.signal]),
          };
        },
      },
      responseInterceptor: {
        onFulfilled: (received: FetchResponse) => {
          response = received;
          how.onresponse?.(received);
          body = how.form === 'text' || how.form === 'bytes' ? received.data : readData(received);
          const serverMs = readDate(received.headers);
          // A response from a cache has an earlier date.
          if (serverMs !== null && !received.headers.has('age')) {
            onserverdate?.({ serverMs, sentMs, receivedMs: Date.now() });
          }
          // The library makes an object of each sample and loses infinities. It passes a scalar through.
          return how.form === undefined
            ? received
            : { ...received, data: { status: 'success', data: { resultType: 'scalar', result: null } } };
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
      const failure = classify({
        cause,
        response,
        isAborted: signal.aborted,
        isTimeout: timeout.signal.aborted,
        timeoutS,
      });
      if (failure.kind !== 'network' || response || !(await this.#isRedirected(signal))) throw failure;
      throw new QueryError('malformed', 'the request is redirected', { body: 'redirect', cause });
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A time for prometheus-query, which takes the number 0 for a time that is not given. */
const moment = (ms: number): Date => new Date(ms);

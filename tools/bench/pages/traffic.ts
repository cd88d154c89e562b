import type { CDPSession } from '@playwright/test';

/** A request of a page to Prometheus. */
export interface ApiRequest {
  /** Such as `query_range`. */
  readonly endpoint: string;
  readonly params: URLSearchParams;
}

/** The network traffic since {@link Traffic.reset}. */
export interface TrafficCounts {
  readonly requests: readonly ApiRequest[];
  /** Responses of Prometheus, compressed, with their headers. */
  readonly responseBytes: number;
  /** Paths of the files of the page, in the order of the requests. */
  readonly files: readonly string[];
}

const API = /\/prometheus\/api\/v1\/(.+)$/;
/** The end of the script of a worker is reported to the worker, not to its page. */
const WORKER = /-worker-[^/]*\.js$/;
const QUIET_MS = 300;
const POLL_MS = 25;

/** The network traffic of a page, as the browser reports it. */
export class Traffic {
  readonly #paths = new Map<string, string>();
  readonly #open = new Set<string>();
  #requests: ApiRequest[] = [];
  #files: string[] = [];
  #responseBytes = 0;
  #lastMs = performance.now();
  #resetMs = performance.now();

  static async of(session: CDPSession): Promise<Traffic> {
    const traffic = new Traffic(session);
    await session.send('Network.enable');
    return traffic;
  }

  private constructor(session: CDPSession) {
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (!request.url.startsWith('http')) return;
      const url = new URL(request.url);
      this.#paths.set(requestId, url.pathname);
      if (!WORKER.test(url.pathname)) this.#open.add(requestId);
      this.#lastMs = performance.now();
      const endpoint = API.exec(url.pathname)?.[1];
      if (endpoint === undefined) this.#files.push(url.pathname);
      else this.#requests.push({ endpoint, params: new URLSearchParams(request.postData ?? url.search) });
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const path = this.#paths.get(requestId);
      if (path === undefined) return;
      if (API.test(path)) this.#responseBytes += encodedDataLength;
      this.#ended(requestId);
    });
    session.on('Network.loadingFailed', ({ requestId }) => this.#ended(requestId));
  }

  reset(): void {
    [this.#requests, this.#files, this.#responseBytes] = [[], [], 0];
    this.#lastMs = this.#resetMs = performance.now();
  }

  /** From {@link reset} to the last beginning or end of a request, ms. */
  get activeMs(): number {
    return this.#lastMs - this.#resetMs;
  }

  /** The number of requests that have begun and not ended, without the scripts of workers. */
  get openRequests(): number {
    return this.#open.size;
  }

  read(): TrafficCounts {
    return {
      requests: [...this.#requests],
      files: [...this.#files],
      responseBytes: this.#responseBytes,
    };
  }

  /** Settles when no request has been open for {@link QUIET_MS}. */
  async quiet(): Promise<void> {
    while (this.#open.size > 0 || performance.now() - this.#lastMs < QUIET_MS) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** Waits for the first request to Prometheus since {@link reset}, which the browser may report late, then for {@link quiet}. */
  async quietAfterRequest(): Promise<void> {
    while (this.#requests.length === 0) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    await this.quiet();
  }

  #ended(requestId: string): void {
    this.#open.delete(requestId);
    this.#paths.delete(requestId);
    this.#lastMs = performance.now();
  }
}

import type { CDPSession } from '@playwright/test';

/** A question that a page put to Prometheus. */
export interface SharedResults {
  /** Such as `query_range`. */
  readonly endpoint: string;
  readonly params: URLSearchParams;
}

/** What went over the wire since {@link Traffic.reset}. */
export interface TrafficRead {
  readonly asked: readonly SharedResults[];
  /** Answers of Prometheus, compressed, with their headers. */
  readonly answerBytes: number;
  /** Paths of the page's own files, in the order in which they were asked for. */
  readonly files: readonly string[];
}

const API = /\/prometheus\/api\/v1\/(.+)$/;
const QUIET_MS = 300;
const LOOK_MS = 25;

/** The network traffic of a page, as the browser counts it. */
export class Traffic {
  readonly #paths = new Map<string, string>();
  readonly #open = new Set<string>();
  #asked: SharedResults[] = [];
  #files: string[] = [];
  #answerBytes = 0;
  #lastMs = performance.now();

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
      this.#open.add(requestId);
      this.#lastMs = performance.now();
      const endpoint = API.exec(url.pathname)?.[1];
      if (endpoint === undefined) this.#files.push(url.pathname);
      else this.#asked.push({ endpoint, params: new URLSearchParams(request.postData ?? url.search) });
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const path = this.#paths.get(requestId);
      if (path === undefined) return;
      if (API.test(path)) this.#answerBytes += encodedDataLength;
      this.#ended(requestId);
    });
    session.on('Network.loadingFailed', ({ requestId }) => this.#ended(requestId));
  }

  reset(): void {
    [this.#asked, this.#files, this.#answerBytes] = [[], [], 0];
    this.#lastMs = performance.now();
  }

  read(): TrafficRead {
    return {
      asked: [...this.#asked],
      files: [...this.#files],
      answerBytes: this.#answerBytes,
    };
  }

  /** Settles once nothing has been under way for a while. */
  async quiet(): Promise<void> {
    while (this.#open.size > 0 || performance.now() - this.#lastMs < QUIET_MS) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  /** {@link quiet}, after Prometheus has been asked something since the last {@link reset}: the browser may tell of it late. */
  async answered(): Promise<void> {
    while (this.#asked.length === 0) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    await this.quiet();
  }

  #ended(requestId: string): void {
    this.#open.delete(requestId);
    this.#paths.delete(requestId);
    this.#lastMs = performance.now();
  }
}

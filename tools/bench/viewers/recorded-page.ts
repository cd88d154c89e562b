import type { Page } from '@playwright/test';

/** A request of a page to Prometheus, as it was sent. */
export interface SentRequest {
  /** Since the start of the recording, ms. */
  readonly atMs: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** The form of a POST, else null. */
  readonly body: string | null;
}

const API = '/prometheus/';

/** Records the requests of pages to Prometheus from now on; read the array when the recording is over. */
export function recordRequests(page: Page): SentRequest[] {
  const sent: SentRequest[] = [];
  const startMs = performance.now();
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (!pathname.startsWith(API)) return;
    const atMs = performance.now() - startMs;
    sent.push({ atMs, method: request.method(), path: pathname + search, body: request.postData() });
  });
  return sent;
}

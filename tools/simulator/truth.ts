/** The true state of the queue for request handles, which LMDeploy does not export. For tests; it is never in /metrics. */
export interface Truth {
  /** Requests that wait for a handle and whose client is connected. */
  readonly waiting: number;
  /** Requests that will get a handle: those in `waiting`, and requests without streaming whose client has disconnected. */
  readonly queued: number;
  /** The wait of the oldest request in `waiting`, seconds, which is about the wait of the next request that gets a handle. 0 without requests. */
  readonly oldestWaitS: number;
  /** Requests that got a handle since the start while their client was connected, and their total wait, seconds. */
  readonly granted: { readonly count: number; readonly sumS: number };
}

/** What LMDeploy's metrics do not show: the state of the queue for request handles. For tests, never part of /metrics. */
export interface Truth {
  /** Requests that wait for a handle and whose client is still there. */
  readonly waiting: number;
  /** Requests that will get a handle: those in `waiting`, and those not streaming whose client is gone. */
  readonly queued: number;
  /** How long the oldest request in `waiting` has waited, seconds: about the wait of the next request to be served. 0 for none. */
  readonly oldestWaitS: number;
  /** Requests that got a handle since the start while their client was there, and the seconds that they waited in sum. */
  readonly granted: { readonly count: number; readonly sumS: number };
}

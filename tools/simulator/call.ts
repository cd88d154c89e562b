/** One HTTP request of a client: a socket with one or more prompts, each of which is a request for the server. */
export interface Call {
  /** True when the response is streamed. Then the server notices at once that the client disconnects, else only when the response begins. */
  readonly isStreaming: boolean;
  /** The client disconnects at this time when none of its prompts has a handle yet, epoch ms; Infinity = never. */
  readonly hangUpMs: number;
  /** Index of its client in a closed loop; null for a client that sends one request only. */
  readonly client: number | null;
  /** `new` until the call reaches a server, `gone` after the client has disconnected. */
  state: 'new' | 'waiting' | 'served' | 'gone';
  /** The prompts that have not ended. */
  openPrompts: number;
}

export function newCall(values: Partial<Call> = {}): Call {
  return { isStreaming: true, hangUpMs: Infinity, client: null, state: 'new', openPrompts: 1, ...values };
}

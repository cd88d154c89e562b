/** One HTTP request of a client: a socket, and one or more prompts that the server takes as requests of their own. */
export interface Call {
  /** A server notices at once when the client of a streaming call hangs up; else only when the response begins. */
  readonly isStreaming: boolean;
  /** When the client hangs up if none of its prompts has a handle by then, epoch ms; Infinity for a patient client. */
  readonly hangUpMs: number;
  /** Index of its client in a closed loop; null for a client that sends one request only. */
  readonly client: number | null;
  /** `new` until it reaches a server, `gone` once the client has hung up. */
  state: 'new' | 'waiting' | 'served' | 'gone';
  /** Its prompts that have not ended. */
  openPrompts: number;
}

export function newCall(values: Partial<Call> = {}): Call {
  return { isStreaming: true, hangUpMs: Infinity, client: null, state: 'new', openPrompts: 1, ...values };
}

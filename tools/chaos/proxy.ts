import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { CleanUp } from '../process/clean-up';
import { freePort } from '../process/free-port';
import { alteredBody, sendBroken, sendHuge } from './broken-response';
import { CLOCK_JUMP_MS, type FaultId } from './faults';

const SLOW_MS: Partial<Record<FaultId, number>> = { 'slow-1s': 1000, 'slow-30s': 30_000 };
const CLOCK_MS: Partial<Record<FaultId, number>> = {
  'clock-ahead': CLOCK_JUMP_MS,
  'clock-behind': -CLOCK_JUMP_MS,
};

interface Held {
  /** By the clock of the page, epoch ms. */
  readonly untilMs: number;
  readonly send: () => void;
}

/**
 * An HTTP proxy between the page and its servers that plays the fault which is set. Its time is that of the page: responses have
 * it as their `Date`, and a slow response waits until the page is there.
 */
export class ChaosProxy {
  /** With a slash at the end. */
  readonly url: string;
  /** When the page sent requests to Prometheus, epoch ms by its clock. */
  readonly requestsMs: number[] = [];
  /** When it began to load, the same: a load begins with the query for the ranks. */
  readonly loadsMs: number[] = [];
  readonly #upstream: string;
  readonly #port: number;
  readonly #nowMs: () => number;
  readonly #held = new Set<Held>();
  readonly #server = createServer((incoming, outgoing) => void this.#respond(incoming, outgoing));
  #fault: FaultId | null = null;
  #isHugeSent = false;
  #deliveredMs = 0;

  /**
   * @param upstream serves the page with Prometheus below `prometheus/`, with a slash at the end
   * @param nowMs epoch ms by the clock of the page
   */
  static async start(upstream: string, nowMs: () => number, cleanUp: CleanUp): Promise<ChaosProxy> {
    const proxy = new ChaosProxy(upstream, await freePort(), nowMs);
    cleanUp.add({ closeNow: () => proxy.#close() });
    await proxy.#listen();
    return proxy;
  }

  private constructor(upstream: string, port: number, nowMs: () => number) {
    this.#upstream = upstream;
    this.#port = port;
    this.#nowMs = nowMs;
    this.url = `http://127.0.0.1:${port}/`;
  }

  /** When Prometheus last delivered a range query intact, epoch ms by the clock of the page; 0 before. */
  get deliveredMs(): number {
    return this.#deliveredMs;
  }

  /** Breaks in this way from now on; null mends everything and closes what is still open. */
  async setFault(fault: FaultId | null): Promise<void> {
    this.#fault = fault;
    this.#isHugeSent = false;
    this.#held.clear();
    if (fault === null || fault === 'refused') this.#close();
    if (fault !== 'refused' && !this.#server.listening) await this.#listen();
  }

  /** Sends the slow responses that are due. */
  release(): void {
    for (const held of [...this.#held]) {
      if (held.untilMs > this.#nowMs()) continue;
      this.#held.delete(held);
      held.send();
    }
  }

  async #listen(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  #close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    outgoing.on('error', () => undefined);
    const fault = this.#fault;
    const path = (incoming.url ?? '/').slice(1);
    const isApi = path.startsWith('prometheus/api/');
    if (!isApi) {
      if (fault === 'update' && path.startsWith('assets/')) outgoing.writeHead(404).end();
      else await this.#forward(incoming, outgoing, path, null);
      return;
    }
    this.requestsMs.push(this.#nowMs());
    if (decodeURIComponent(path).includes('count(lmdeploy:num_requests_running)'))
      this.loadsMs.push(this.#nowMs());
    outgoing.setHeader('date', new Date(this.#nowMs() + ((fault && CLOCK_MS[fault]) ?? 0)).toUTCString());
    if (fault !== null && sendBroken(fault, outgoing)) return;
    if (fault === 'huge' && !this.#isHugeSent && path.includes('query_range')) {
      this.#isHugeSent = true;
      sendHuge(outgoing);
      return;
    }
    const slowMs = fault && SLOW_MS[fault];
    if (slowMs) await new Promise<void>((send) => this.#held.add({ untilMs: this.#nowMs() + slowMs, send }));
    await this.#forward(incoming, outgoing, path, fault);
  }

  async #forward(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    path: string,
    fault: FaultId | null,
  ): Promise<void> {
    const { method = 'GET', headers } = incoming;
    const type = headers['content-type'];
    try {
      const response = await fetch(this.#upstream + path, {
        method,
        ...(type === undefined ? {} : { headers: { 'content-type': type } }),
        ...(method === 'POST' ? { body: await text(incoming) } : {}),
      });
      const body = await response.text();
      outgoing
        .writeHead(response.status, { 'content-type': response.headers.get('content-type') ?? 'text/plain' })
        .end(fault === null ? body : alteredBody(fault, body), () => {
          if (path.includes('query_range') && response.ok) this.#deliveredMs = this.#nowMs();
        });
    } catch {
      outgoing.destroy();
    }
  }
}

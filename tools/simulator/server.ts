import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { contentTypes, Exposition, type Format } from './exposition';
import { parseFault } from './fault';
import { type Fleet } from './fleet';

const compress = promisify(gzip);
const catchUpIntervalMs = 1_000;
const maxFaultBytes = 10_000;

/** A running set of /metrics servers. */
export interface ServedFleet {
  /** One for each rank, in order. */
  readonly ports: number[];
  close(): Promise<void>;
}

/**
 * Serves each rank of the fleet like LMDeploy: GET /metrics and /health. Only for callers on this machine, POST /fault starts a
 * fault, and GET /truth reports the true state of the queue for request handles, which LMDeploy does not export. The fleet
 * follows the clock, and stops while it is ahead of the clock.
 * @param options.ports one for each rank; 0 = any free port
 * @param options.clock returns epoch ms; the default is the clock of the machine
 * @throws Error when a port is taken, or when there are more or fewer ports than ranks
 */
export async function serveFleet(
  fleet: Fleet,
  options: { readonly ports: readonly number[]; readonly host?: string; readonly clock?: () => number },
): Promise<ServedFleet> {
  const { ports, host = '127.0.0.1', clock = Date.now } = options;
  if (ports.length !== fleet.ranks.length) {
    throw new Error(`A fleet of ${fleet.ranks.length} ranks needs as many ports, not ${ports.length}.`);
  }
  const servers: Server[] = [];
  const timer = setInterval(() => fleet.advanceTo(clock()), catchUpIntervalMs);
  const close = async () => {
    clearInterval(timer);
    await Promise.all(servers.map(closeServer));
  };
  try {
    for (const { index } of fleet.ranks) {
      const server = createServer(rankHandler(fleet, index, clock));
      await listen(server, ports[index] ?? 0, host);
      servers.push(server);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { ports: servers.map((server) => (server.address() as AddressInfo).port), close };
}

function rankHandler(fleet: Fleet, index: number, clock: () => number) {
  const exposition = new Exposition(fleet, index);
  return (request: IncomingMessage, response: ServerResponse) => {
    fleet.advanceTo(clock());
    const path = request.url ?? '/';
    if (path === '/fault') {
      void respondFault(fleet, request, response);
    } else if (path === '/truth') {
      respondTruth(fleet, index, request, response);
    } else if (fleet.reach(index).state === 'down') {
      // A process that is down resets its connections.
      request.socket.destroy();
    } else if (path.startsWith('/metrics')) {
      const reach = fleet.reach(index);
      if (reach.state === 'lost') request.socket.destroy();
      else void respondMetrics(exposition, request, response, reach.state === 'up' ? reach.delayMs : 0);
    } else if (path === '/health') {
      respondHealth(fleet, index, response);
    } else {
      respondJson(response, 404, { detail: 'Not Found' });
    }
  };
}

async function respondMetrics(
  exposition: Exposition,
  request: IncomingMessage,
  response: ServerResponse,
  delayMs: number,
) {
  if (delayMs > 0) await setTimeout(delayMs);
  const format: Format = request.headers.accept?.includes('application/openmetrics-text')
    ? 'openmetrics'
    : 'text';
  const page = await exposition.render(format);
  if (page === null) {
    respondJson(response, 404, { detail: 'Not Found' });
    return;
  }
  // By default, LMDeploy allows pages of any origin to read its responses.
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('content-type', contentTypes[format]);
  if (/\bgzip\b/.test(String(request.headers['accept-encoding']))) {
    response.setHeader('content-encoding', 'gzip');
    response.end(await compress(page));
  } else {
    response.end(page);
  }
}

function respondHealth(fleet: Fleet, index: number, response: ServerResponse) {
  if (fleet.isStuck(index))
    respondJson(response, 503, { status: 'unhealthy', message: 'No scheduler progress.' });
  else respondJson(response, 200, { status: 'healthy', message: 'Engine is healthy.' });
}

function respondTruth(fleet: Fleet, index: number, request: IncomingMessage, response: ServerResponse) {
  if (isLoopback(request.socket.remoteAddress)) respondJson(response, 200, fleet.truth(index));
  else respondJson(response, 403, { error: 'GET /truth is for callers on this machine only.' });
}

async function respondFault(fleet: Fleet, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'POST') {
    respondJson(response, 405, { error: 'Use POST /fault.' });
    return;
  }
  if (!isLoopback(request.socket.remoteAddress)) {
    respondJson(response, 403, { error: 'POST /fault is for callers on this machine only.' });
    return;
  }
  try {
    const fault = parseFault(await readBody(request));
    fleet.inject(fault);
    respondJson(response, 200, { injected: fault });
  } catch (error) {
    respondJson(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxFaultBytes) throw new Error(`The body must not be longer than ${maxFaultBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function respondJson(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address ?? '');
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port, host)));
    server.listen(port, host, resolve);
  });
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} on ${host} is taken; choose another one.`, { cause: error });
  if (error.code === 'EACCES') {
    return new Error(`Port ${port} on ${host} may not be used by this user; choose one from 1024 on.`, {
      cause: error,
    });
  }
  return error;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Prometheus keeps its connections open.
    server.closeAllConnections();
  });
}

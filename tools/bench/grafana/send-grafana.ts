import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { grafanaGrid } from './grafana-formulas';
import { grafanaQueries } from './grafana-queries';
import type { Case } from '../cases';
import { MODEL } from '../moment';
import type { ApiRequest } from '../pages/traffic';

/** Width of a panel of LMDeploy's Grafana dashboard, two in a row, in a window of 1600 px. */
export const PANEL_WIDTH_PX = 776;

/** The limit of a browser for one server over HTTP/1. */
const CONNECTIONS = 6;

/** The requests of Grafana for a load or a refresh at `nowMs`. */
export function grafanaRequests(
  { rangeS }: Case,
  nowMs: number,
  setting: { readonly scrapeIntervalS: number; readonly widthPx: number },
): ApiRequest[] {
  const fromMs = nowMs - rangeS * 1000;
  const grid = grafanaGrid({ ...setting, fromMs, toMs: nowMs });
  const { startS, endS, stepS, rateWindowS } = grid;
  return [
    ...grafanaQueries(MODEL, rateWindowS).map((query) => ({
      endpoint: 'query_range',
      params: new URLSearchParams({ query, start: `${startS}`, end: `${endS}`, step: `${stepS}` }),
    })),
    {
      endpoint: 'label/model_name/values',
      params: new URLSearchParams({ start: `${fromMs / 1000}`, end: `${nowMs / 1000}` }),
    },
  ];
}

/** Sends requests over six connections. Returns the time until the last response, and the bytes received. */
export async function sendAll(
  prometheusUrl: string,
  requests: readonly ApiRequest[],
): Promise<{ readonly ms: number; readonly bytes: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const sockets = new Set<Socket>();
  const startMs = performance.now();
  try {
    await Promise.all(requests.map((one) => send(`${prometheusUrl}/api/v1/`, one, agent, sockets)));
    const ms = performance.now() - startMs;
    return { ms, bytes: [...sockets].reduce((sum, socket) => sum + socket.bytesRead, 0) };
  } finally {
    agent.destroy();
  }
}

function send(
  api: string,
  { endpoint, params }: ApiRequest,
  agent: Agent,
  sockets: Set<Socket>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip' };
    const outgoing = request(`${api}${endpoint}?${params}`, { agent, headers }, (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`Prometheus responded with ${response.statusCode} to ${endpoint}?${params}`));
      }
      response.once('end', resolve).once('error', reject).resume();
    });
    outgoing.once('socket', (socket) => sockets.add(socket)).once('error', reject);
    outgoing.end();
  });
}

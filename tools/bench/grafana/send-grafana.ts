import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { grafanaGrid } from './grafana-formulas';
import { grafanaQueries } from './grafana-queries';
import type { Case } from '../cases';
import { MODEL } from '../moment';
import type { SharedResults } from '../pages/traffic';

/** A panel of LMDeploy's Grafana dashboard, two in a row, on a window as wide as ours. */
export const PANEL_WIDTH_PX = 776;

/** A browser's limit for one server without HTTP/2. */
const CONNECTIONS = 6;

/** What Grafana asks at a load or a refresh that happens at `nowMs`. */
export function grafanaAsks(
  { rangeS }: Case,
  nowMs: number,
  setting: { readonly scrapeIntervalS: number; readonly widthPx: number },
): SharedResults[] {
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

/** Sends the questions over six connections. Returns the time until the last answer is there, and what came. */
export async function sendAll(
  prometheusUrl: string,
  asked: readonly SharedResults[],
): Promise<{ readonly ms: number; readonly bytes: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const sockets = new Set<Socket>();
  const startMs = performance.now();
  try {
    await Promise.all(asked.map((one) => send(`${prometheusUrl}/api/v1/`, one, agent, sockets)));
    const ms = performance.now() - startMs;
    return { ms, bytes: [...sockets].reduce((sum, socket) => sum + socket.bytesRead, 0) };
  } finally {
    agent.destroy();
  }
}

function send(
  api: string,
  { endpoint, params }: SharedResults,
  agent: Agent,
  sockets: Set<Socket>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip' };
    const outgoing = request(`${api}${endpoint}?${params}`, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) {
        reject(new Error(`Prometheus answered ${answer.statusCode} to ${endpoint}?${params}`));
      }
      answer.once('end', resolve).once('error', reject).resume();
    });
    outgoing.once('socket', (socket) => sockets.add(socket)).once('error', reject);
    outgoing.end();
  });
}

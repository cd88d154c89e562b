import { Agent, request } from 'node:http';
import type { SentRequest } from './recorded-page';

/** The limit of a browser for one server over HTTP/1. */
const CONNECTIONS = 6;

/**
 * Sends recorded requests again, each at its moment, as one viewer does. Settles after the last response.
 * @param url of the server, without a slash at the end
 * @param delayMs added to each moment
 * @throws Error when the server refuses a request
 */
export async function sendRecording(
  url: string,
  recording: readonly SentRequest[],
  delayMs: number,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  try {
    await Promise.all(
      recording.map(async (one) => {
        await new Promise((resolve) => setTimeout(resolve, one.atMs + delayMs));
        await send(url, one, agent);
      }),
    );
  } finally {
    agent.destroy();
  }
}

function send(url: string, { method, path, body }: SentRequest, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'accept-encoding': 'gzip',
      ...(body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    };
    const outgoing = request(url + path, { method, agent, headers }, (response) => {
      const { statusCode = 0 } = response;
      // Prometheus answers 4xx where the page only tries whether something exists.
      if (statusCode === 429 || statusCode >= 500)
        reject(new Error(`The server responded with ${statusCode}.`));
      response.once('end', resolve).once('error', reject).resume();
    });
    outgoing.once('error', reject);
    outgoing.end(body ?? undefined);
  });
}

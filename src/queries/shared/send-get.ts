import type { ClientOptions } from '../http/client';
import { readDate } from '../http/read-response';
import type { GotResponse } from './task';

type GetOptions = Pick<ClientOptions, 'credentials' | 'onserverdate'> & {
  readonly headers: Readonly<Record<string, string>>;
};

/** Sends a GET request. @throws what `fetch` throws: the server was not reached, or the signal is aborted */
export async function sendGet(
  url: string,
  { headers, credentials, onserverdate }: GetOptions,
  signal: AbortSignal,
): Promise<GotResponse> {
  const sentMs = Date.now();
  const response = await fetch(url, { headers, credentials, signal });
  const body = await response.text();
  const serverMs = readDate(response.headers);
  if (response.ok && serverMs !== null && !response.headers.has('age')) {
    onserverdate?.({ serverMs, sentMs, receivedMs: Date.now() });
  }
  return { status: response.status, headers: [...response.headers], body };
}

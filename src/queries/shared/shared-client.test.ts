import { afterEach, describe, expect, test } from 'vitest';
import { HttpServers, json } from '../fixtures/http-servers';
import type { PrometheusClient } from '../http/client';
import { QueryError } from '../http/errors';
import { sendGet } from './send-get';
import { SharedClient } from './shared-client';
import type { Task } from './task';

const servers = new HttpServers();
const { signal } = new AbortController();
const GRID = { startS: 0, endS: 60, stepS: 10 };

afterEach(() => servers.closeAll());

type Handler = Parameters<HttpServers['clientOf']>[0];

const failureOf = (client: PrometheusClient): Promise<unknown> =>
  client.version(signal).then(
    () => null,
    ({ kind, message, status, body, retryAfterS }: QueryError) => ({
      kind,
      message,
      status,
      body,
      retryAfterS,
    }),
  );

/** A client whose tasks are done by another frame, and the GET requests and the dates of that frame. */
async function sharedClientOf(handler: Handler): Promise<{
  readonly client: SharedClient;
  readonly tasks: Task[];
  readonly dates: { readonly own: number[]; readonly other: number[] };
}> {
  const tasks: Task[] = [];
  const dates = { own: [] as number[], other: [] as number[] };
  let url = '';
  // Only the server of this client is used.
  const first = await servers.clientOf((request, response, body) => {
    url = `http://${request.headers.host ?? ''}`;
    handler(request, response, body);
  });
  await first.version(signal).catch(() => undefined);
  const client = new SharedClient(
    {
      url: `${url}/prom`,
      headers: {},
      credentials: 'same-origin',
      timeoutS: 5,
      onserverdate: ({ serverMs }) => dates.own.push(serverMs),
    },
    (task, own) => {
      tasks.push(task);
      if (task.kind === 'range') throw new TypeError('Failed to fetch');
      const onserverdate = ({ serverMs }: { serverMs: number }): unknown => dates.other.push(serverMs);
      return sendGet(
        task.url,
        { headers: {}, credentials: 'same-origin', onserverdate: (date) => void onserverdate(date) },
        own,
      );
    },
  );
  return { client, tasks, dates };
}

describe('SharedClient', () => {
  test('reads the response that another frame got, and leaves its date to that frame', async () => {
    const { client, tasks, dates } = await sharedClientOf(
      json(200, { status: 'success', data: { version: '3.1.0' } }),
    );
    expect(await client.version(signal)).toBe('3.1.0');
    expect(tasks).toMatchObject([{ kind: 'get' }]);
    expect(dates.own).toEqual([]);
    expect(dates.other).toHaveLength(1);
  });

  test.each([
    ['401', (_request, response) => response.writeHead(401).end('no')],
    ['429 with a wait', (_request, response) => response.writeHead(429, { 'retry-after': '7' }).end()],
    ['a login page', (_request, response) => response.writeHead(200).end('<html>')],
    ['a refusal', json(422, { status: 'error', error: 'too many samples' })],
    ['nothing', (_request, response) => response.destroy()],
  ] as readonly [string, Handler][])(
    'a failure is what it would be without another frame: %s',
    async (_, handler) => {
      const { client } = await sharedClientOf(handler);
      const alone = await servers.clientOf(handler);
      const [failure, expected] = await Promise.all([failureOf(client), failureOf(alone)]);
      expect(failure).toEqual(expected);
    },
  );

  test('fails with a QueryError whatever a range query fails with', async () => {
    const { client } = await sharedClientOf(json(200, {}));
    await expect(client.range('a', GRID, signal)).rejects.toBeInstanceOf(QueryError);
    const controller = new AbortController();
    controller.abort();
    await expect(client.range('a', GRID, controller.signal)).rejects.toMatchObject({ kind: 'aborted' });
  });
});

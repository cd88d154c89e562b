/*
 * Replaces axios under prometheus-query, which uses `create()`, the two interceptor lists and `request()`. It sends with
 * fetch, so that an AbortSignal and the browser's cache and priorities work, at a twentieth of the size.
 */

export interface FetchConfig {
  baseURL: string;
  url: string;
  method: string;
  params?: URLSearchParams;
  data?: URLSearchParams;
  headers: Record<string, string>;
  signal?: AbortSignal;
  credentials?: RequestCredentials;
  /** Left out: that of the browser. */
  fetch?: typeof fetch;
  /** `text` and `bytes`: the body of a successful response stays as it is. The body of any other response is parsed. */
  responseType?: 'json' | 'text' | 'bytes';
}

export interface FetchResponse {
  status: number;
  headers: Headers;
  /** The body: parsed JSON, or its text where it is no JSON or `responseType` is `text`, or an ArrayBuffer. */
  data: unknown;
  config: FetchConfig;
}

type Fulfilled<T> = (value: T) => T | Promise<T>;
type Rejected = (error: unknown) => unknown;

class Interceptors<T> {
  readonly #steps: { onFulfilled?: Fulfilled<T> | undefined; onRejected?: Rejected | undefined }[] = [];

  use(onFulfilled?: Fulfilled<T>, onRejected?: Rejected): void {
    this.#steps.push({ onFulfilled, onRejected });
  }

  apply(start: Promise<T>): Promise<T> {
    return this.#steps.reduce(
      (chain, { onFulfilled, onRejected }) => chain.then(onFulfilled, onRejected as (e: unknown) => T),
      start,
    );
  }
}

async function send(config: FetchConfig): Promise<FetchResponse> {
  const query = config.params?.toString() ?? '';
  const isPost = config.method === 'POST';
  const response = await (config.fetch ?? fetch)(config.baseURL + config.url + (query ? `?${query}` : ''), {
    method: config.method,
    headers: config.headers,
    ...(isPost && config.data ? { body: config.data } : {}),
    ...(config.signal ? { signal: config.signal } : {}),
    credentials: config.credentials ?? 'same-origin',
  });
  const data = await bodyOf(response, config.responseType);
  const received = { status: response.status, headers: response.headers, data, config };
  if (response.ok) return received;
  throw Object.assign(new Error(`status ${response.status}`), { isAxiosError: true, response: received });
}

async function bodyOf(response: Response, type: FetchConfig['responseType']): Promise<unknown> {
  if (response.ok && type === 'bytes') return response.arrayBuffer();
  const body = await response.text();
  return response.ok && type === 'text' ? body : jsonOrText(body);
}

function jsonOrText(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

export default {
  create() {
    const interceptors = {
      request: new Interceptors<FetchConfig>(),
      response: new Interceptors<FetchResponse>(),
    };
    return {
      interceptors,
      request: (config: FetchConfig) =>
        interceptors.response.apply(interceptors.request.apply(Promise.resolve(config)).then(send)),
    };
  },
};

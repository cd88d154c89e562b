import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A test server in place of a registry. */
export interface FakeRegistry {
  readonly url: string;
  /** Digests by `repository:tag`. */
  readonly digests: Map<string, string>;
  /** `METHOD path` of the requests so far. */
  readonly requests: string[];
  /** Values of the header Accept so far, of requests for manifests. */
  readonly accepted: string[];
  close(): Promise<void>;
}

const TOKEN = 'token-of-the-test';

/** @param access what a request for a manifest needs: nothing, a token that the server gives to everyone, or a password */
export async function startFakeRegistry(
  digests: Readonly<Record<string, string>>,
  access: 'open' | 'token' | 'password',
): Promise<FakeRegistry> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', registry.url);
    registry.requests.push(`${request.method} ${request.url}`);
    if (pathname === '/token') {
      const scope = /^repository:(.+):pull$/.exec(searchParams.get('scope') ?? '')?.[1];
      const isKnown = searchParams.get('service') === 'fake' && scope !== undefined;
      response
        .writeHead(isKnown ? 200 : 400)
        .end(JSON.stringify(isKnown ? { token: `${TOKEN} ${scope}` } : {}));
      return;
    }
    const [, repository = '', tag = ''] = /^\/v2\/(.+)\/manifests\/(.+)$/.exec(pathname) ?? [];
    registry.accepted.push(request.headers.accept ?? '');
    if (access !== 'open' && request.headers.authorization !== `Bearer ${TOKEN} ${repository}`) {
      const bearer = `Bearer realm="${registry.url}/token",service="fake",scope="repository:${repository}:pull"`;
      response
        .writeHead(401, { 'www-authenticate': access === 'token' ? bearer : 'Basic realm="fake"' })
        .end();
      return;
    }
    const digest = registry.digests.get(`${repository}:${tag}`);
    if (digest === undefined) response.writeHead(404).end();
    else response.writeHead(200, digest === '' ? {} : { 'docker-content-digest': digest }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const registry: FakeRegistry = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    digests: new Map(Object.entries(digests)),
    requests: [],
    accepted: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return registry;
}

import { readFile } from 'node:fs/promises';
import { isOwnMachine } from './address';
import type { NodeList } from './found-targets';
import type { TargetsOptions } from './options';
import { parseProxyNodes, type ProxyNode } from './proxy-nodes';

/** The name by which a Docker container reaches its host. */
const DOCKER_HOST = 'host.docker.internal';
const PROXY_TIMEOUT_MS = 10_000;

/**
 * Reads every source once.
 * @throws Error with one sentence when a source cannot be read or lists nothing
 */
export async function readSources(options: TargetsOptions): Promise<NodeList[]> {
  const host = options.host ?? DOCKER_HOST;
  const given = options.addresses.map((url): ProxyNode => ({ url, role: null }));
  return [
    ...(await Promise.all(options.proxies.map((proxy) => fetchProxyNodes(proxy, options.host)))),
    ...(await Promise.all(options.proxyConfigs.map((file) => readProxyConfig(file, host)))),
    ...(given.length === 0 ? [] : [{ nodes: given, ownMachine: host }]),
  ];
}

/** A server that registered as 0.0.0.0 or 127.0.0.1 runs on the machine of the proxy; otherwise the proxy could not reach it. */
async function fetchProxyNodes(proxy: string, host: string | null): Promise<NodeList> {
  const base = /^[a-z]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  if (!URL.canParse(base)) throw new Error(`--proxy ${proxy} is not a URL: write http://HOST:8000.`);
  const url = new URL('nodes/status', base.endsWith('/') ? base : `${base}/`);
  if (!url.protocol.startsWith('http')) throw new Error(`--proxy ${proxy} is neither http nor https.`);
  const text = await fetchText(url);
  const proxyHost = url.hostname.replace(/^\[|\]$/g, '');
  return {
    nodes: notEmpty(parseProxyNodes(text, `The response of ${url.href}`), `The proxy at ${proxy}`),
    ownMachine: host ?? (isOwnMachine(proxyHost) ? DOCKER_HOST : proxyHost),
  };
}

async function fetchText(url: URL): Promise<string> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PROXY_TIMEOUT_MS),
    });
    text = await response.text();
  } catch (error) {
    throw new Error(`The proxy cannot be reached at ${url.href} (${reasonOf(error)}).`, { cause: error });
  }
  if (response.ok) return text;
  const hint =
    response.status === 404 ? ': give the address of "lmdeploy serve proxy", not that of an API server' : '';
  throw new Error(`${url.href} responded with ${response.status} ${response.statusText}${hint}.`);
}

async function readProxyConfig(file: string, host: string): Promise<NodeList> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read (${reasonOf(error)}).`, { cause: error });
  }
  return { nodes: notEmpty(parseProxyNodes(text, file), file), ownMachine: host };
}

function notEmpty(nodes: readonly ProxyNode[], where: string): readonly ProxyNode[] {
  if (nodes.length > 0) return nodes;
  throw new Error(`${where} lists no server yet.`);
}

/** The reason of a failure; `fetch` puts it into the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no response within ${PROXY_TIMEOUT_MS / 1000} s`;
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT') return 'there is no such file';
  return cause.message === '' ? code : (cause.message.split('\n')[0] ?? code);
}

import { readFile } from 'node:fs/promises';
import { isOwnMachine } from './address';
import type { Listed } from './found-targets';
import type { TargetsOptions } from './options';
import { parseProxyNodes, type ProxyNode } from './proxy-nodes';

/** By what name a container of Docker reaches the machine it runs on. */
const DOCKER_HOST = 'host.docker.internal';
const PROXY_TIMEOUT_MS = 10_000;

/**
 * Asks every source once.
 * @throws Error with one sentence when one of them cannot be read or lists nothing
 */
export async function readSources(options: TargetsOptions): Promise<Listed[]> {
  const host = options.host ?? DOCKER_HOST;
  const given = options.addresses.map((url): ProxyNode => ({ url, role: null }));
  return [
    ...(await Promise.all(options.proxies.map((proxy) => askProxy(proxy, options.host)))),
    ...(await Promise.all(options.proxyConfigs.map((file) => readProxyConfig(file, host)))),
    ...(given.length === 0 ? [] : [{ nodes: given, ownMachine: host }]),
  ];
}

/** A server that registered as 0.0.0.0 or 127.0.0.1 is where the proxy is, or the proxy would not reach it. */
async function askProxy(proxy: string, host: string | null): Promise<Listed> {
  const base = /^[a-z]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  if (!URL.canParse(base)) throw new Error(`--proxy ${proxy} is no URL: write http://HOST:8000.`);
  const url = new URL('nodes/status', base.endsWith('/') ? base : `${base}/`);
  if (!url.protocol.startsWith('http')) throw new Error(`--proxy ${proxy} is neither http nor https.`);
  const text = await fetchText(url);
  const proxyHost = url.hostname.replace(/^\[|\]$/g, '');
  return {
    nodes: notEmpty(parseProxyNodes(text, `The answer of ${url.href}`), `The proxy at ${proxy}`),
    ownMachine: host ?? (isOwnMachine(proxyHost) ? DOCKER_HOST : proxyHost),
  };
}

async function fetchText(url: URL): Promise<string> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(url, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PROXY_TIMEOUT_MS),
    });
    text = await answer.text();
  } catch (error) {
    throw new Error(`The proxy cannot be reached at ${url.href} (${reasonOf(error)}).`, { cause: error });
  }
  if (answer.ok) return text;
  const hint =
    answer.status === 404 ? ': give the address of "lmdeploy serve proxy", not that of an API server' : '';
  throw new Error(`${url.href} answered ${answer.status} ${answer.statusText}${hint}.`);
}

async function readProxyConfig(file: string, host: string): Promise<Listed> {
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

/** fetch hides the reason in the cause; a file system error has it in front. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${PROXY_TIMEOUT_MS / 1000} s`;
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT') return 'there is no such file';
  return cause.message === '' ? code : (cause.message.split('\n')[0] ?? code);
}

import * as v from 'valibot';

/** One API server in the list of LMDeploy's proxy. */
export interface ProxyNode {
  /** As it registered itself, such as `http://10.0.0.5:23333`. */
  readonly url: string;
  /** Its part in disaggregated serving; null for a server that does both. */
  readonly role: 'prefill' | 'decode' | null;
}

/** LMDeploy's EngineRole. https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/pytorch/disagg/config.py */
const ROLES: Readonly<Record<number, ProxyNode['role']>> = { 2: 'prefill', 3: 'decode' };

/** Older proxies send no role; the other fields of a status are not used here. */
const Status = v.object({ role: v.optional(v.nullable(v.number())) });
const StatusText = v.pipe(v.string(), v.parseJson(), Status);
/** In the response of `/nodes/status` a status is an object; in the file of the proxy it is a string of JSON. */
const Nodes = v.record(v.string(), v.union([Status, StatusText]));

/**
 * Reads the response of `/nodes/status` or the text of `proxy_config.json`.
 * @param where the origin of the text, for error messages
 * @throws Error with one sentence when it is not a list of nodes
 */
export function parseProxyNodes(text: string, where: string): ProxyNode[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (/^\s*</.test(text)) {
      throw new Error(`${where} is a web page, not JSON: is this the address of "lmdeploy serve proxy"?`, {
        cause: error,
      });
    }
    throw new Error(`${where} is not valid JSON${text.trim() === '' ? ': it is empty' : ''}.`, {
      cause: error,
    });
  }
  const read = v.safeParse(Nodes, json);
  if (!read.success || Array.isArray(json)) {
    throw new Error(
      `${where} is not a list of nodes as LMDeploy's proxy keeps it, {"http://HOST:PORT": {…}, …}.`,
    );
  }
  return Object.entries(read.output).map(([url, { role }]) => ({ url, role: ROLES[role ?? 1] ?? null }));
}

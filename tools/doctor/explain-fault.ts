import type { FaultKind } from '../../src/features/doctor/facts';

/** Kinds of faults by the error codes of Node. */
const KINDS: ReadonlyMap<string, FaultKind> = new Map<string, FaultKind>([
  ['ECONNREFUSED', 'refused'],
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['ECONNRESET', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['UND_ERR_SOCKET', 'unreachable'],
  ['EPROTO', 'tls'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
]);

/** The kind of fault that an error of Node's `fetch` means. */
export function explainFault(error: unknown): FaultKind {
  const cause = error instanceof Error ? error.cause : undefined;
  for (const candidate of [cause, ...(cause instanceof AggregateError ? (cause.errors as unknown[]) : [])]) {
    const code = String((candidate as { code?: unknown } | null | undefined)?.code ?? '');
    const kind = KINDS.get(code) ?? (/^(ERR_TLS|ERR_SSL|CERT_)/.test(code) ? 'tls' : undefined);
    if (kind !== undefined) return kind;
  }
  return 'unreachable';
}

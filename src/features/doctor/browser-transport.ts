import type { FaultKind } from './facts';
import type { Transport } from './gather/probe';

/** Longer is no help: the request has failed already, ms. */
const PROBE_MS = 5000;

/**
 * Sends requests with the browser's `fetch`. It does not say why a request failed, so the cause is found by what else is
 * known: the protocols, violations of the content security policy, and whether a response comes that the page may not read.
 */
export function browserTransport(): { readonly transport: Transport; readonly stop: () => void } {
  const blocked = new Set<string>();
  const note = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective === 'connect-src') blocked.add(originOf(blockedURI));
  };
  document.addEventListener('securitypolicyviolation', note);

  const explain = async (_error: unknown, url: string): Promise<FaultKind> => {
    if (!navigator.onLine) return 'offline';
    const { origin, protocol, hostname } = new URL(url);
    if (location.protocol === 'https:' && protocol === 'http:' && !isLoopback(hostname))
      return 'mixed-content';
    // The event of a violation comes after the failure.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (blocked.has(origin)) return 'csp';
    return origin !== location.origin && (await responds(url)) ? 'cors' : 'unknown';
  };
  return {
    transport: { fetch: (...args) => fetch(...args), explain },
    stop: () => document.removeEventListener('securitypolicyviolation', note),
  };
}

/** True when a server responds at all: without CORS the response is not readable, but it comes. */
async function responds(url: string): Promise<boolean> {
  try {
    await fetch(url, { mode: 'no-cors', credentials: 'omit', signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    return false;
  }
}

/** Browsers load http from these addresses into an https page. */
const isLoopback = (hostname: string): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);

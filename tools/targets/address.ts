import { BlockList, isIP } from 'node:net';

/** Where one API server listens. */
export interface Address {
  /** Null when the source does not say. */
  readonly scheme: 'http' | 'https' | null;
  /** A name or an IP address; IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
}

const NO_PATH = new Set(['', '/', '/metrics']);

/**
 * Reads `host:port`, `[ipv6]:port`, or a URL as LMDeploy's proxy lists them. The path `/metrics` is accepted, because
 * users copy it from their browser.
 * @throws Error with a message that says what is wrong
 */
export function parseAddress(text: string): Address {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  if (!hasScheme && !/^[^/]+:\d+(\/|$)/.test(text)) {
    throw new Error(`"${text}" names no port: write HOST:PORT, such as 10.0.0.5:23333.`);
  }
  // With two or more colons and no brackets, the end of the address is ambiguous.
  if (!hasScheme && !text.startsWith('[') && text.split(':').length > 2) {
    throw new Error(
      `"${text}" is ambiguous: write an IPv6 address in brackets, such as [2001:db8::5]:23333.`,
    );
  }
  const full = hasScheme ? text : `http://${text}`;
  if (!URL.canParse(full)) {
    throw new Error(`"${text}" is not an address: write HOST:PORT, such as 10.0.0.5:23333.`);
  }
  const url = new URL(full);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new Error(`"${text}" is neither http nor https.`);
  }
  if (!NO_PATH.has(url.pathname) || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new Error(`"${text}" has more than a host and a port: Prometheus reads /metrics there.`);
  }
  const isHttps = url.protocol === 'https:';
  return {
    scheme: hasScheme ? (isHttps ? 'https' : 'http') : null,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    // URL omits the default port of the scheme.
    port: url.port === '' ? (isHttps ? 443 : 80) : Number(url.port),
  };
}

/** `host:port`, as Prometheus expects targets. */
export function printAddress({ host, port }: Address): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** True for a loopback or unspecified address or name; inside a container these mean the container itself. */
export function isOwnMachine(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  const family = isIP(host);
  if (family === 0) return false;
  const own = new BlockList();
  own.addSubnet('127.0.0.0', 8);
  own.addAddress('0.0.0.0');
  own.addAddress('::1', 'ipv6');
  own.addAddress('::', 'ipv6');
  return own.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

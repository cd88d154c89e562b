import { BlockList, isIP } from 'node:net';

/** Where one API server listens. */
export interface Address {
  /** Null when nobody said. */
  readonly scheme: 'http' | 'https' | null;
  /** A name or an IP address; IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
}

const NO_PATH = new Set(['', '/', '/metrics']);

/**
 * Reads `host:port`, `[ipv6]:port`, or a URL as LMDeploy's proxy lists them. A path of `/metrics` is let pass: it is
 * what people copy from their browser.
 * @throws Error with a sentence that says what is wrong with it
 */
export function parseAddress(text: string): Address {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  if (!hasScheme && !/^[^/]+:\d+(\/|$)/.test(text)) {
    throw new Error(`"${text}" names no port: write HOST:PORT, such as 10.0.0.5:23333.`);
  }
  // Two colons or more without brackets: nobody can tell where the address ends and the port begins.
  if (!hasScheme && !text.startsWith('[') && text.split(':').length > 2) {
    throw new Error(
      `"${text}" is ambiguous: write an IPv6 address in brackets, such as [2001:db8::5]:23333.`,
    );
  }
  const full = hasScheme ? text : `http://${text}`;
  if (!URL.canParse(full)) {
    throw new Error(`"${text}" is no address: write HOST:PORT, such as 10.0.0.5:23333.`);
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
    // URL leaves out the port that its scheme has anyway.
    port: url.port === '' ? (isHttps ? 443 : 80) : Number(url.port),
  };
}

/** `host:port` the way Prometheus wants its targets. */
export function printAddress({ host, port }: Address): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** Whether this names the machine it is used on, so that it means something else inside of a container. */
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

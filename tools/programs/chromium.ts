import { findBinary } from './binaries';

/**
 * Flags of Chromium for tests and the bench. As root it cannot use its sandbox, and in a closed network it must not
 * contact its update and sync servers.
 */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How Playwright starts the Chromium of this machine; without a path, Playwright looks for its own. */
export function chromiumLaunchOptions(): { args: string[]; executablePath?: string } {
  const path = findBinary('chromium');
  return { args: [...FLAGS], ...(path === null ? {} : { executablePath: path }) };
}

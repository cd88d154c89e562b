import { findBinary } from './binaries';

/**
 * Flags of Chromium for tests and the bench. Root cannot use the sandbox, and in a closed network Chromium must not contact
 * its update and sync servers.
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

/** The options with which Playwright starts the Chromium of this machine. Without a path, Playwright uses its own browser. */
export function chromiumLaunchOptions(): { args: string[]; executablePath?: string } {
  const path = findBinary('chromium');
  return { args: [...FLAGS], ...(path === null ? {} : { executablePath: path }) };
}

import { DEFAULT_CONFIG, type Config, type ConfigFault } from '../lib/config';

export interface ReadConfig {
  readonly config: Config;
  readonly faults: readonly ConfigFault[];
  /** True when the file exists and cannot be read as JSON. */
  readonly isUnreadable: boolean;
}

/**
 * Reads `config.json` beside the page. A missing file means defaults.
 * @throws the error of the import when the parser cannot be loaded: the defaults could name another Prometheus than the file
 */
export async function readConfig(url: string): Promise<ReadConfig> {
  const none = { config: DEFAULT_CONFIG, faults: [], isUnreadable: false };
  let raw: unknown;
  try {
    const response = await fetch(url, { cache: 'no-cache' });
    if (response.status === 404) return none;
    if (!response.ok) return { ...none, isUnreadable: true };
    raw = await response.json();
  } catch {
    return { ...none, isUnreadable: true };
  }
  const isEmpty = typeof raw === 'object' && raw !== null && Object.keys(raw).length === 0;
  if (isEmpty && !Array.isArray(raw)) return none;
  // Loaded only when there is something to check.
  const { parseConfig } = await import('../lib/parse-config');
  return { ...parseConfig(raw), isUnreadable: false };
}

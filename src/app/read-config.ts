import { DEFAULT_CONFIG, type Config, type ConfigFault } from '../lib/config';

export interface ReadConfig {
  readonly config: Config;
  readonly faults: readonly ConfigFault[];
  /** True when the file is there but is no JSON. */
  readonly isUnreadable: boolean;
}

/**
 * Reads `config.json` beside the page. A missing file means defaults.
 * @throws what a failed import throws, when what checks a configuration cannot be had: to go on by the defaults would be to
 *   ask others than are meant
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
  if (JSON.stringify(raw) === '{}') return none;
  // Loaded only where there is something to check.
  const { parseConfig } = await import('../lib/parse-config');
  return { ...parseConfig(raw), isUnreadable: false };
}

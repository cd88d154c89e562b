import { DEFAULT_CONFIG, type Config, type ConfigFault } from '../lib/config';

export interface ReadConfig {
  readonly config: Config;
  readonly faults: readonly ConfigFault[];
  /** True when the file is there but is no JSON. */
  readonly isUnreadable: boolean;
}

/** Reads `config.json` beside the page. A missing file means defaults. Never throws. */
export async function readConfig(url: string): Promise<ReadConfig> {
  const none = { config: DEFAULT_CONFIG, faults: [], isUnreadable: false };
  try {
    const response = await fetch(url, { cache: 'no-cache' });
    if (response.status === 404) return none;
    if (!response.ok) return { ...none, isUnreadable: true };
    const raw: unknown = await response.json();
    if (JSON.stringify(raw) === '{}') return none;
    // What checks a configuration is loaded only where there is one.
    const { parseConfig } = await import('../lib/parse-config');
    return { ...parseConfig(raw), isUnreadable: false };
  } catch {
    return { ...none, isUnreadable: true };
  }
}

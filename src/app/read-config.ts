import { DEFAULT_CONFIG, type Config, type ConfigFault } from '../lib/config';

export interface ReadConfig {
  readonly config: Config;
  readonly faults: readonly ConfigFault[];
}

/**
 * Why `config.json` could not be read. `late`: no response in time. `unreachable`: no response. `html`: a page in place of the
 * file, mostly of a login. `not-json`: the file is not JSON, or no object, such as a list.
 */
export type ConfigFailure =
  | { readonly kind: 'late' | 'unreachable' | 'html' | 'not-json' }
  | { readonly kind: 'status'; readonly status: number };

export class ConfigError extends Error {
  readonly failure: ConfigFailure;

  constructor(failure: ConfigFailure) {
    super(`config.json: ${failure.kind}`);
    this.failure = failure;
  }
}

/** A response that takes longer than this counts as none, ms. */
const LATEST_MS = 10_000;

/**
 * Reads `config.json` beside the page. A missing file means defaults; a file that cannot be read does not, because it could
 * restrict what the page may show.
 * @throws ConfigError when the file cannot be read; the error of the import when the parser cannot be loaded
 */
export async function readConfig(url: string): Promise<ReadConfig> {
  const text = await readText(url);
  if (text === null) return { config: DEFAULT_CONFIG, faults: [] };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new ConfigError({ kind: /^\s*</.test(text) ? 'html' : 'not-json' });
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new ConfigError({ kind: 'not-json' });
  if (Object.keys(raw).length === 0) return { config: DEFAULT_CONFIG, faults: [] };
  // Loaded only when there is something to check.
  const { parseConfig } = await import('../lib/parse-config');
  return parseConfig(raw);
}

/** @returns null when there is no such file */
async function readText(url: string): Promise<string | null> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), LATEST_MS);
  try {
    const response = await fetch(url, { cache: 'no-cache', signal: controller.signal });
    if (response.status === 404) return null;
    if (!response.ok) throw new ConfigError({ kind: 'status', status: response.status });
    return await response.text();
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError({ kind: controller.signal.aborted ? 'late' : 'unreachable' });
  } finally {
    clearTimeout(timer);
  }
}

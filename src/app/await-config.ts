import { ConfigError, type ConfigFailure, type ReadConfig } from './read-config';

/** Pauses between two tries, seconds; the last one repeats. */
const PAUSES_S = [1, 2, 4, 8, 15, 30] as const;

interface Waiting {
  readonly read: () => Promise<ReadConfig>;
  /** Called after each failure. The returned promise may settle early, to try again at once. */
  readonly pause: (failure: ConfigFailure, seconds: number) => Promise<void>;
}

/**
 * Reads the configuration, and tries again until that succeeds: without it the page must not query anything.
 * @throws what `read` throws other than a ConfigError
 */
export async function awaitConfig({ read, pause }: Waiting): Promise<ReadConfig> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      await pause(error.failure, PAUSES_S[Math.min(tries, PAUSES_S.length - 1)] ?? 30);
    }
  }
}

import { expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../lib/config';
import { awaitConfig } from './await-config';
import { ConfigError, type ConfigFailure } from './read-config';

const READ = { config: DEFAULT_CONFIG, faults: [] };

it('reads the configuration again, with longer pauses, until that succeeds', async () => {
  let tries = 0;
  const pauses: number[] = [];
  const failures: ConfigFailure[] = [];
  const config = await awaitConfig({
    read: () => {
      tries += 1;
      if (tries <= 8) return Promise.reject(new ConfigError({ kind: 'status', status: 503 }));
      return Promise.resolve(READ);
    },
    pause: (failure, seconds) => {
      failures.push(failure);
      pauses.push(seconds);
      return Promise.resolve();
    },
  });
  expect(config).toBe(READ);
  expect(pauses).toEqual([1, 2, 4, 8, 15, 30, 30, 30]);
  expect(failures[0]).toEqual({ kind: 'status', status: 503 });
});

it('does not wait when the code that reads the configuration cannot be loaded', async () => {
  const gone = new TypeError('Failed to fetch dynamically imported module');
  const read = (): Promise<never> => Promise.reject(gone);
  const pause = (): Promise<void> => Promise.reject(new Error('paused'));
  await expect(awaitConfig({ read, pause })).rejects.toBe(gone);
});

import type { ReadConfig } from '../../app/read-config';
import { parseConfig } from '../../lib/parse-config';
import { warn } from './warn';

/** Reads the property `config`, which can be anything. The console names each fault, and the default takes its place. */
export function readElementConfig(raw: unknown): ReadConfig {
  const read = parseConfig(raw);
  for (const fault of read.faults) {
    // Without a key the whole is wrong.
    const name = fault.key === 'config.json' ? 'config' : `config.${fault.key}`;
    if (fault.kind === 'unknown') warn(`${name} is not a key of the configuration. Remove it.`);
    else warn(`${name} is ${fault.got}. Set ${fault.expected.en}; until then the default is used.`);
  }
  return read;
}

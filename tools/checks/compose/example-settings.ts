import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../../.env.example', import.meta.url));

/** The settings that `.env.example` explains, each with the value that stands there behind its `#`. */
export function exampleSettings(): Map<string, string> {
  const lines = readFileSync(FILE, 'utf8').matchAll(/^#(\w+)=(.*)$/gm);
  return new Map([...lines].map(([, name = '', value = '']) => [name, value]));
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../../.env.example', import.meta.url));

/** The settings in `.env.example`, each with the value in its commented line. */
export function exampleSettings(): Map<string, string> {
  const lines = readFileSync(FILE, 'utf8').matchAll(/^#(\w+)=(.*)$/gm);
  return new Map([...lines].map(([, name = '', value = '']) => [name, value]));
}

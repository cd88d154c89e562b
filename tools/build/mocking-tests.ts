import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The test files of a folder that replace modules for themselves: paths, with `/`. */
export function mockingTests(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((file) => /\bvi\.(do)?mock\(/i.test(readFileSync(file, 'utf8')));
}

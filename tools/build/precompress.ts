import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

const KINDS = /\.(js|css|svg|json|woff)$/;
/** Below this the header of gzip and a second file cost more than they save. */
const SMALLEST_BYTES = 1024;

/**
 * Leaves a `.gz` beside each file of a folder that is worth it, for servers that send it as it is (`gzip_static`).
 * Only for files whose name changes with their content: of an edited file the `.gz` would stay as it was.
 * @returns how many were written
 */
export function precompress(folder: string): number {
  let count = 0;
  for (const name of readdirSync(folder)) {
    if (!KINDS.test(name)) continue;
    const content = readFileSync(join(folder, name));
    if (content.length < SMALLEST_BYTES) continue;
    const packed = gzipSync(content, { level: constants.Z_BEST_COMPRESSION });
    if (packed.length >= content.length) continue;
    writeFileSync(join(folder, `${name}.gz`), packed);
    count += 1;
  }
  return count;
}

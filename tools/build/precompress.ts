import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

const KINDS = /\.(js|css|svg|json|woff)$/;
/** A smaller file gains too little from compression. */
const SMALLEST_BYTES = 1024;

/**
 * Writes a `.gz` file beside each file of a folder that compression makes smaller, for servers that send these files
 * directly (`gzip_static`). Use it only for files whose name changes with their content: after an edit the `.gz` is stale.
 * @returns the number of files written
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

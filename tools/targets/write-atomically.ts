import { open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Whoever reads: Prometheus in a container is another user, and targets are no secret. */
const MODE = 0o644;

/**
 * Replaces a file in one step: a reader sees the old text or the new one, never a part. The folder must be one that
 * the reader sees: a single file that is mounted into a container goes on being the old one there.
 * @throws the file system's own error; the old file is then as it was, and nothing else is left
 */
export async function writeAtomically(file: string, text: string): Promise<void> {
  // Through a link, so that the link itself stays.
  const place = await realpath(file).catch(() => file);
  // Prometheus reads *.json in this folder, and must not read this one.
  const temp = join(dirname(place), `.${basename(place)}.${process.pid}.tmp`);
  try {
    const handle = await open(temp, 'w', MODE);
    try {
      await handle.chmod(MODE);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temp, place);
  } catch (error) {
    await rm(temp, { force: true });
    throw error;
  }
}

import writeFileAtomic from 'write-file-atomic';

/** Readable by all: Prometheus in a container runs as another user, and the list is not secret. */
const MODE = 0o644;

/**
 * Replaces the target list in one step: a reader sees the old text or the new text, never a part. A link stays a link.
 * The temporary file beside it does not end with `.json`, so Prometheus does not read it. Mount the folder into a
 * container, not the file: a mounted file keeps the old text.
 * @throws the error of the file system; the old file is then unchanged, and no temporary file is left
 */
export function writeTargetFile(file: string, text: string): Promise<void> {
  return writeFileAtomic(file, text, { mode: MODE });
}

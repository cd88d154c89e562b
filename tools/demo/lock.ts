import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

/** The process that holds the lock, and the URL of its page. */
const Holder = v.object({ pid: v.pipe(v.number(), v.integer(), v.minValue(1)), url: v.string() });
export type LockHolder = v.InferOutput<typeof Holder>;

export type Lock =
  | { readonly state: 'taken'; readonly by: LockHolder }
  /** `release` may be called again. */
  | { readonly state: 'ours'; release(): void };

/**
 * Takes the lock file for this process, or returns its holder. A lock file whose process has ended is ignored.
 * @param isRunning returns true when the process runs and is a demo
 */
export function takeLock(path: string, url: string, isRunning: (pid: number) => boolean = isDemo): Lock {
  const ours: LockHolder = { pid: process.pid, url };
  const draft = `${path}.${process.pid}`;
  // Linking is atomic, so that no process reads half a file.
  writeFileSync(draft, JSON.stringify(ours));
  try {
    for (;;) {
      if (link(draft, path)) return { state: 'ours', release: () => release(path) };
      const by = holderOf(path);
      if (by !== null && by.pid !== process.pid && isRunning(by.pid)) return { state: 'taken', by };
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Null when the file does not exist or is not a lock of the demo. */
function holderOf(path: string): LockHolder | null {
  try {
    return v.parse(Holder, JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function release(path: string): void {
  if (holderOf(path)?.pid === process.pid) rmSync(path, { force: true });
}

/** Process ids are reused, so where /proc exists, the command line must be that of a demo. */
function isDemo(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('demo');
  } catch {
    return true;
  }
}

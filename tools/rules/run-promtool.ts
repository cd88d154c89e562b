import { execFile } from 'node:child_process';

/** Runs promtool; never rejects. @returns what it said, both streams, and whether it was content */
export function runPromtool(
  path: string,
  args: readonly string[],
): Promise<{ isGood: boolean; words: string }> {
  return new Promise((resolve) => {
    execFile(path, args, { timeout: 150_000 }, (error, stdout, stderr) =>
      resolve({ isGood: error === null, words: `${stdout}${stderr}` }),
    );
  });
}

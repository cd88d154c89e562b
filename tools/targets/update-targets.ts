import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findTargets } from './found-targets';
import { mergeTargets, type Merged } from './merge-targets';
import type { TargetsOptions } from './options';
import { readSources } from './sources';
import { parseTargetFile, printTargetFile } from './target-file';
import { writeTargetFile } from './write-target-file';

export interface Update {
  readonly merged: Merged;
  /** The new text of the file; a dry run does not write it. */
  readonly text: string;
  readonly hasChanged: boolean;
  /** Messages for the user. */
  readonly notes: readonly string[];
}

/**
 * Reads the sources and updates the file; a file that is up to date is not written.
 * @throws Error with one sentence; the file is then unchanged
 */
export async function updateTargets(options: TargetsOptions): Promise<Update> {
  const found = findTargets(await readSources(options));
  if (found.targets.length === 0) {
    throw new Error(`There is no target to write. ${found.notes.join(' ')}`.trimEnd());
  }
  const before = parseTargetFile(await readIfExists(options.out), options.out);
  const targets = options.isHttps
    ? found.targets.map((target) => ({ ...target, scheme: 'https' as const }))
    : found.targets;
  const merged = mergeTargets(before, targets, options.labels);
  const text = printTargetFile(merged.groups);
  const hasChanged = text !== printTargetFile(before);
  if (hasChanged && !options.isDryRun) await write(options.out, text);
  return { merged, text, hasChanged, notes: found.notes };
}

async function readIfExists(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new Error(`${file} cannot be read (${codeOf(error)}).`, { cause: error });
  }
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeTargetFile(file, text);
  } catch (error) {
    const what =
      codeOf(error) === 'ENOENT'
        ? `there is no folder ${dirname(file)}: make it first`
        : `${codeOf(error)}: the folder must be writable`;
    throw new Error(`${file} cannot be written (${what}).`, { cause: error });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

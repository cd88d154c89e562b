import type { Update } from './update-targets';

/** The lines that report an update to the user. */
export function updateLines(update: Update, file: string): string[] {
  const { merged, hasChanged, notes } = update;
  const count = merged.groups.reduce((sum, { targets }) => sum + targets.length, 0);
  const changes = [
    ...merged.added.map((target) => `+ ${target}`),
    ...merged.removed.map((target) => `- ${target}`),
  ];
  const own =
    merged.kept.length === 0 ? '' : `, ${merged.kept.length} of them your own (${merged.kept.join(', ')})`;
  const list = `${count} ${count === 1 ? 'target' : 'targets'}${own}`;
  if (!hasChanged) return [...notes, `Nothing to do: ${file} is up to date (${list}).`];
  return [...notes, ...changes, `Wrote ${file}: ${list}.`];
}

import type { Update } from './update-targets';

/** What a person is told of an update, in lines. */
export function linesOf(update: Update, file: string): string[] {
  const { merged, hasChanged, notes } = update;
  const count = merged.groups.reduce((sum, { targets }) => sum + targets.length, 0);
  const changes = [
    ...merged.added.map((target) => `+ ${target}`),
    ...merged.removed.map((target) => `- ${target}`),
  ];
  const own =
    merged.kept.length === 0 ? '' : `, ${merged.kept.length} of them your own (${merged.kept.join(', ')})`;
  const list = `${count} ${count === 1 ? 'target' : 'targets'}${own}`;
  if (!hasChanged) return [...notes, `Nothing to do: ${file} already has what was found (${list}).`];
  return [...notes, ...changes, `Wrote ${file}: ${list}.`];
}

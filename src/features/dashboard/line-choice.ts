/**
 * The lines of a panel that a person chose, in a link: `panel:key` for each line that alone is shown, or `panel:-key` for each
 * that is hidden. A key begins with `s`.
 */
const keysIn = (choices: readonly string[], panelId: string): string[] => {
  const prefix = `${panelId}:`;
  return choices.filter((choice) => choice.startsWith(prefix)).map((choice) => choice.slice(prefix.length));
};

/**
 * The keys of a panel that are not drawn.
 * @param keys the keys of all its lines, without ghosts
 */
export function hiddenKeys(
  choices: readonly string[],
  panelId: string,
  keys: readonly string[],
): ReadonlySet<string> {
  const chosen = new Set(keysIn(choices, panelId));
  if (chosen.size === 0) return chosen;
  const isAlone = keys.some((key) => chosen.has(key));
  return new Set(keys.filter((key) => (isAlone ? !chosen.has(key) : chosen.has(`-${key}`))));
}

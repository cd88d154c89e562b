import type { Finding } from './finding';

/**
 * The findings of a page that shows the present: what the last hour says, and what is over in the range before it. Whether
 * something holds now, the last hour alone decides, so that every range says the same.
 */
export function currentFindings(now: readonly Finding[], history: readonly Finding[]): Finding[] {
  const known = new Set(now.map(({ id }) => id));
  return [...now, ...history.filter(({ id, isNow }) => !isNow && !known.has(id))].sort(
    (a, b) => b.weight - a.weight,
  );
}

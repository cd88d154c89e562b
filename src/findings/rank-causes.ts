import type { Finding } from './finding';

/**
 * For each rank, by its key, the cause that is found there: of a page that shows the present, what holds now.
 * @param isLive true when the range ends now
 */
export function rankCausesOf(findings: readonly Finding[], isLive: boolean): ReadonlyMap<string, Finding> {
  const causes = new Map<string, Finding>();
  for (const finding of findings.flatMap((one) => [one, ...(one.effects ?? [])])) {
    const { rankKey, isNow, isNote } = finding;
    if (rankKey == null || isNote === true || (isLive && !isNow)) continue;
    if (!causes.has(rankKey)) causes.set(rankKey, finding);
  }
  return causes;
}

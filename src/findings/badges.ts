import type { Finding } from './finding';

/** For each panel the heaviest finding that it shows, for the badge in its head. */
export function badgesOf(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const badges = new Map<string, Finding>();
  for (const finding of [...findings].sort((a, b) => b.weight - a.weight)) {
    if (!badges.has(finding.panel)) badges.set(finding.panel, finding);
  }
  return badges;
}

import type { Finding } from './finding';

/** For each panel its finding with the highest weight, for the badge beside its title. */
export function badgesOf(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const badges = new Map<string, Finding>();
  const all = findings.flatMap((finding) => [finding, ...(finding.effects ?? [])]);
  for (const finding of all.sort((a, b) => b.weight - a.weight)) {
    if (!badges.has(finding.panel)) badges.set(finding.panel, finding);
  }
  return badges;
}

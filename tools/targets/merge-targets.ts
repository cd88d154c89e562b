import type { FoundTarget } from './found-targets';
import type { TargetGroup } from './target-file';

/**
 * Marks a target as ours: the label's value is the target that we wrote, so one that a person has since changed or
 * put beside it is theirs. Labels that begin with `__` never reach a series.
 */
export const MARK = '__lmdeploy_targets__';

const SCHEME = '__scheme__';
const ROLE = 'lmdeploy_role';

export interface Merged {
  readonly groups: TargetGroup[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Targets that a person wrote, found or not; they always stay. */
  readonly kept: readonly string[];
}

/**
 * Brings a target file up to what was found. A person's groups stay as they are, in their order, before ours; a
 * target that stands in one is not written a second time, which Prometheus would read twice. The labels that a
 * person gave to a target of ours stay with it.
 * @param labels set on each found target, over what a person gave it
 */
export function mergeTargets(
  before: readonly TargetGroup[],
  found: readonly FoundTarget[],
  labels: Readonly<Record<string, string>>,
): Merged {
  const theirs = before.flatMap(theirPart);
  const kept = [...new Set(theirs.flatMap(({ targets }) => targets))];
  const oldLabels = new Map(before.flatMap((group) => ourTargets(group).map((one) => [one, group.labels])));
  const ours = found
    .filter(({ target }) => !kept.includes(target))
    .map((one) => ({
      targets: [one.target],
      labels: labelsOf(one, oldLabels.get(one.target) ?? {}, labels),
    }));
  const written = new Set(ours.flatMap(({ targets }) => targets));
  return {
    groups: [...theirs, ...ours],
    added: [...written].filter((target) => !oldLabels.has(target)),
    removed: [...oldLabels.keys()].filter((target) => !written.has(target) && !kept.includes(target)),
    kept,
  };
}

function ourTargets({ targets, labels }: TargetGroup): string[] {
  return targets.filter((target) => target === labels?.[MARK]);
}

/** What is left of a group without ours: itself when nothing in it is. */
function theirPart(group: TargetGroup): TargetGroup[] {
  if (group.labels?.[MARK] === undefined) return [group];
  const targets = group.targets.filter((target) => target !== group.labels?.[MARK]);
  if (targets.length === 0) return [];
  return [{ targets, labels: without(group.labels, [MARK]) }];
}

function labelsOf(
  { target, scheme, role }: FoundTarget,
  old: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  // http is what Prometheus takes anyway.
  const schemeNow = scheme === null ? old[SCHEME] : scheme === 'https' ? scheme : undefined;
  return {
    [MARK]: target,
    ...(schemeNow === undefined ? {} : { [SCHEME]: schemeNow }),
    ...(role === null ? {} : { [ROLE]: role }),
    ...without(old, [MARK, SCHEME, ROLE]),
    ...given,
  };
}

function without(labels: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !names.includes(name)));
}

import type { FoundTarget } from './found-targets';
import type { TargetGroup } from './target-file';

/**
 * Marks a target that this tool wrote: the value of the label is the target. A target that the user changed, or added to the
 * group, differs from the value. Labels that begin with `__` never reach a series.
 */
export const MARK = '__lmdeploy_targets__';

const SCHEME = '__scheme__';
const ROLE = 'lmdeploy_role';

export interface Merged {
  readonly groups: TargetGroup[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Targets that the user wrote. They always stay, even when no source lists them. */
  readonly kept: readonly string[];
}

/**
 * Updates the groups of a target file with the found targets. The groups of the user stay unchanged, in their order,
 * before the others; a target in them is not written again, because Prometheus would scrape it twice. Labels that the
 * user added to another target stay.
 * @param labels set on each found target; they override labels of the user
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

/** The part of a group that the user wrote; the group itself when it has no mark. */
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
  // http is the default of Prometheus.
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

import { metricsOf, type Reading } from '../lib/reading';
import { lastSeenS, type Presence } from '../queries/presence';
import { isBlankResult, type GroupResult } from './group-result';
import type { LatestState } from './latest-state';
import type { ReadingGroup } from './reading-group';

/** Why panels are blank: the range has no sample (`empty`), or LMDeploy got no request in it (`idle`). */
export type Blankness = 'empty' | 'idle';

/** What a load has found. */
interface Found {
  readonly groups: readonly ReadingGroup[];
  readonly presence: LatestState<Presence>;
  /** Metrics of the selection, or null when unknown. */
  readonly names: ReadonlySet<string> | null;
  readonly stateOf: (id: string) => LatestState<GroupResult>;
}

/** Why the page has panels without data, or null when it has none or that is not known. */
export function blanknessOf({ presence, names, ...found }: Found): Blankness | null {
  if (presence.kind !== 'ready') return null;
  if (lastSeenS(presence.value) === null) return 'empty';
  return some(found, isBlankResult, (group) => needsRequests(group, names)) ? 'idle' : null;
}

/** True when a group that reads nothing but requests has a number. */
export const haveRequests = (found: Pick<Found, 'groups' | 'stateOf'>): boolean =>
  some(found, (result) => !isBlankResult(result), readsOnlyRequests);

const some = (
  { groups, stateOf }: Pick<Found, 'groups' | 'stateOf'>,
  isSo: (result: GroupResult) => boolean,
  counts: (group: ReadingGroup) => boolean,
): boolean =>
  groups.some((group) => {
    const state = stateOf(group.id);
    return state.kind === 'ready' && isSo(state.value) && counts(group);
  });

/**
 * True when a blank result of a group means that there was no request: it has a statistic of requests, and the
 * histogram of it is exported.
 * @param names metrics of the selection, or null when unknown
 */
const needsRequests = ({ readings }: ReadingGroup, names: ReadonlySet<string> | null): boolean =>
  readings.some(
    (reading) =>
      isOfRequests(reading) && (names === null || metricsOf(reading).every((name) => names.has(name))),
  );

/** True when a group has a number only where there was a request. */
const readsOnlyRequests = ({ readings }: ReadingGroup): boolean => readings.every(isOfRequests);

/** True for a statistic of requests. */
const isOfRequests = ({ kind }: Reading): boolean => kind === 'quantile' || kind === 'mean';

import { BLANK_RESULT, type ReadingResult } from '../queries/reading-result';
import type { GroupResult } from './group-result';
import type { ReadingGroup } from './reading-group';

/** A group without what looks back on a day, and how its result becomes one of the whole group. */
interface GroupPart {
  readonly group: ReadingGroup;
  /**
   * The result of the whole group, as far as the part goes.
   * @param last the result before: why the API queue failed then is known until it comes
   */
  readonly spread: (result: GroupResult, last: GroupResult | null) => GroupResult;
}

const PENDING: ReadingResult = { ...BLANK_RESULT, isPending: true };

/**
 * What can be shown of a group while the API queue still loads, which looks back on a day; null where nothing can.
 */
export function partOf(group: ReadingGroup): GroupPart | null {
  const { readings } = group;
  const kept = readings.filter(({ kind }) => kind !== 'api-wait');
  if (kept.length === 0) return null;
  const places = readings.map((reading) => kept.indexOf(reading));
  const spread = <T>(results: readonly T[], missing: (index: number) => T): T[] =>
    places.map((place, index) => results[place] ?? missing(index));
  const pending = (): ReadingResult => PENDING;
  return {
    group: { ...group, readings: kept },
    spread: ({ latest, before, ...result }, last) => ({
      ...result,
      results: spread(result.results, (index) => {
        const failure = last?.results[index]?.failure;
        return failure ? { ...BLANK_RESULT, failure } : PENDING;
      }),
      ...(latest ? { latest: { ...latest, results: spread(latest.results, () => null) } } : {}),
      before: before && {
        ...before,
        results: spread(before.results, pending),
        ...(before.latest ? { latest: spread(before.latest, () => null) } : {}),
      },
    }),
  };
}

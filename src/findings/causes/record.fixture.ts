import { RANK_METERS, TARGET_METERS, type Meter } from './meters';
import type { RankRecord, Values } from './record';

const METERS: readonly Meter[] = [
  ...(Object.keys(RANK_METERS) as Meter[]),
  ...(Object.keys(TARGET_METERS) as Meter[]),
  'noHit',
];

/** A rank without samples, apart from those that are given. */
export function rankRecord(
  given: Partial<Omit<RankRecord, 'meters'>> & { readonly meters?: Partial<Record<Meter, Values>> } = {},
): RankRecord {
  const empty = Object.fromEntries(METERS.map((meter) => [meter, []])) as unknown as Record<Meter, Values>;
  return {
    key: 'm|a|0',
    labels: { model_name: 'm', instance: 'a', engine: '0' },
    buckets: { itl: [], output: [] },
    isReset: [],
    first: 0,
    known: new Map(),
    day: [],
    baselines: new Map(),
    ...given,
    meters: { ...empty, ...given.meters },
  };
}

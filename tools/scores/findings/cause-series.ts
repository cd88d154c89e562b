import {
  BUCKET_METERS,
  NO_HIT_BUCKET,
  RANK_METERS,
  TARGET_METERS,
} from '../../../src/findings/causes/meters';

/** The names of the series that the page reads to name a cause. */
export const CAUSE_SERIES: ReadonlySet<string> = new Set([
  ...[...Object.values(RANK_METERS), ...Object.values(BUCKET_METERS), NO_HIT_BUCKET.name].map(
    (name) => `lmdeploy:${name}`,
  ),
  ...Object.values(TARGET_METERS),
]);

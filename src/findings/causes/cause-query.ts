import { bindTemplate, type Binding } from '../../queries/binding';
import { BUCKET_METERS, NO_HIT_BUCKET, RANK_METERS, TARGET_METERS } from './meters';

const alternatives = (names: Readonly<Record<string, string>>, prefix = ''): string =>
  prefix + (prefix === '' ? '' : '(?:') + Object.values(names).join('|') + (prefix === '' ? '' : ')');

const RANKS = alternatives({ ...RANK_METERS, ...BUCKET_METERS }, 'lmdeploy:');
const PRESENT = 'lmdeploy:num_requests_running{$selector}';

/**
 * Gives the raw samples of every series that the diagnosis reads: one sample for each series and point, and no window. A target
 * that is down has no series of LMDeploy; it belongs to the selection when it had one before.
 */
const TEMPLATE =
  `{$selector,__name__=~"${RANKS}"}` +
  ` or lmdeploy:${NO_HIT_BUCKET.name}{$selector,le=~"0|${NO_HIT_BUCKET.le}"}` +
  ` or {__name__=~"${alternatives(TARGET_METERS)}"} and on ($target)` +
  ` (${PRESENT} or ${PRESENT} offset 5m or ${PRESENT} offset 20m)`;

/** The query of a selection. */
export function causeQuery(binding: Binding): string {
  // A selector needs a matcher that is not empty, so the name comes with it.
  return bindTemplate(TEMPLATE, binding).replace('{,', '{');
}

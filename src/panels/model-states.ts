import { RANK, TARGET } from '../lib/reading';
import { reportedBefore } from './reported-before';

const PRESENT = 'lmdeploy:num_requests_running{$selector}';

/** The samples of the ranks that report, and for a target without one its newest of some moments before. */
const KNOWN = [PRESENT, ...reportedBefore(PRESENT).map((before) => `on (${TARGET}) ${before}`)].join(' or ');

/**
 * 1 or 0 for each rank whose target Prometheus still has: whether it can be scraped. A target that is down counts for the ranks that
 * it had up to a day before. A rank that reports counts as up where there is no `up` for it.
 */
export const KNOWN_RANK_UP = {
  kind: 'expr',
  expr:
    `max by (${TARGET}) (up >= 0) * on (${TARGET}) group_right () group by (${RANK}) (${KNOWN})` +
    ` or group by (${RANK}) (${PRESENT})`,
} as const;

const running = (ago: string): string => `sum by (${RANK}) (${PRESENT}${ago})`;
const generated = (ago: string): string =>
  `sum by (${RANK}) (lmdeploy:generation_tokens_total{$selector}${ago})`;

/** How long a rank of {@link STALLED_RANK} made no progress, at least, seconds. */
export const STALLED_S = 120;

/** The requests in the batch of a rank that had some for two minutes, and that generated no token in them. */
export const STALLED_RANK = {
  kind: 'expr',
  expr:
    ['', ' offset 1m', ' offset 2m'].map((ago) => `${running(ago)} > 0`).join(` and on (${RANK}) `) +
    ` and on (${RANK}) (${generated('')} - ${generated(' offset 2m')} == 0)`,
} as const;

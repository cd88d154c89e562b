/**
 * How long ago a target that is down is looked for: a rank that ran for as long as it is down by now is found, up to a day. Each `offset`
 * reads one sample; a window would read all of them.
 */
const AGES = ['5m', '20m', '1h', '2h', '4h', '8h', '16h', '1d'] as const;

/** A selector of series at each of these times before, for `or`. */
export const reportedBefore = (selector: string): string[] => AGES.map((ago) => `${selector} offset ${ago}`);

import type { Rule } from '../scene';

/** A part of the stores did not respond: all that is counted may be too low, a quantile too high where buckets are missing, and ranks that are there may seem to be gone. */
export const missingData: Rule = ({ missing, language }) => {
  if (missing === null) return [];
  return [
    {
      id: 'missing-data',
      weight: 120,
      state: 'bad',
      isNow: true,
      panel: 'rank-table',
      atS: null,
      text: language.words.findingMissingData(missing),
    },
  ];
};

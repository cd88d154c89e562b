import type { Labels } from '../lib/labels';

/** The same text for the same labels in any order. */
export const labelsKey = (labels: Labels): string => JSON.stringify(Object.entries(labels).sort());

import type { Finding } from './finding';

/** Findings as people read them: the weightiest first, and notes last. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => Number(a.isNote ?? false) - Number(b.isNote ?? false) || b.weight - a.weight);

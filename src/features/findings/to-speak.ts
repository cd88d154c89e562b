import type { Finding } from '../../findings/finding';

/** Problems of now that a screen reader has not spoken yet; notes and what is over are read, not spoken. */
export const toSpeak = (findings: readonly Finding[], known: readonly string[]): readonly Finding[] =>
  findings.filter(
    ({ id, state, isNow, isNote }) => isNow && state !== 'info' && isNote !== true && !known.includes(id),
  );

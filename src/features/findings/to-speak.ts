import type { Finding, FindingId } from '../../findings/finding';

/** What a screen reader knows of the problems. */
export interface Heard {
  /** All that holds now. What ends is forgotten, so that its return is spoken again. */
  readonly known: readonly FindingId[];
  /** The problems that were spoken last; {@link NONE} when one of them has ended. Another list is news. */
  readonly spoken: readonly FindingId[];
}

/** No problems: always the same list. */
export const NONE: readonly FindingId[] = [];

/** Problems of now that a screen reader has not spoken yet; notes and what is over are read, not spoken. */
export const toSpeak = (findings: readonly Finding[], known: readonly string[]): readonly Finding[] =>
  findings.filter(
    ({ id, state, isNow, isNote }) => isNow && state !== 'info' && isNote !== true && !known.includes(id),
  );

/** Also those that a cause explains: they stand below it, and have not ended. */
const withEffects = (findings: readonly Finding[]): readonly Finding[] =>
  findings.flatMap((finding) => [finding, ...(finding.effects ?? [])]);

/** @param before null for the first findings of a view, which a person reads */
export function hear(findings: readonly Finding[], before: Heard | null): Heard {
  const known = withEffects(findings).flatMap(({ id, isNow }) => (isNow ? [id] : []));
  if (before === null) return { known, spoken: NONE };
  const fresh = toSpeak(findings, before.known).map(({ id }) => id);
  if (fresh.length > 0) return { known, spoken: fresh };
  return { known, spoken: before.spoken.every((id) => known.includes(id)) ? before.spoken : NONE };
}

/** The sentences of problems, in the language of the findings. */
export const sentencesOf = (findings: readonly Finding[], ids: readonly FindingId[]): readonly string[] =>
  withEffects(findings)
    .filter(({ id }) => ids.includes(id))
    .map(({ text }) => text);

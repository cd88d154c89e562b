import type { Finding } from '../../findings/finding';
import { subjectOf } from './put-away';

/**
 * The finding that a link is about, or the one that has it among its effects; null when there is none. The id of a cause
 * changes when it is over, so that its subject is enough.
 */
export function linkedFinding(findings: readonly Finding[], id: string | null): Finding | null {
  if (id === null) return null;
  const matches = (isMatch: (finding: Finding) => boolean): Finding | undefined =>
    findings.find((finding) => isMatch(finding) || (finding.effects ?? []).some(isMatch));
  return (
    matches((finding) => finding.id === id) ??
    matches((finding) => subjectOf(finding.id) === subjectOf(id)) ??
    null
  );
}

/** Around the span of a finding, ms. */
const MARGIN_MS = 900_000;

/** The range of a link to a finding: its time with some before and after it, or the range that the page shows. */
export function rangeOfFinding(
  { span }: Finding,
  shown: { readonly fromMs: number; readonly toMs: number },
): { readonly fromMs: number; readonly toMs: number } {
  if (!span) return shown;
  return {
    fromMs: span.startS * 1000 - MARGIN_MS,
    toMs: Math.max(span.startS * 1000 + MARGIN_MS, Math.min(span.endS * 1000 + MARGIN_MS, shown.toMs)),
  };
}

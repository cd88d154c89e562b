import { ownValue } from '../../../src/lib/own-value';
/** Severities of npm, the worst last. https://docs.npmjs.com/about-audit-reports */
const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'] as const;
type Severity = (typeof SEVERITIES)[number];

export interface Vulnerability {
  readonly name: string;
  readonly severity: Severity;
  /** Titles of the advisories about the package itself. */
  readonly titles: readonly string[];
}

/** The policy: of the packages in the built page none has a known vulnerability of this severity or worse. */
const WORST_SHIPPED: Severity = 'moderate';
/** Of the packages that run for developers alone none has one of this severity or worse without a note here. */
const WORST_OF_TOOLS: Severity = 'critical';

export interface Judgement {
  readonly faults: readonly Vulnerability[];
  readonly tolerated: readonly Vulnerability[];
}

/**
 * Judges the report of `npm audit --json`.
 * @param shipped names of the packages in the built page
 * @returns null when the text is no report, because no registry answered
 */
export function judgeAudit(text: string, shipped: ReadonlySet<string>): Judgement | null {
  const found = vulnerabilitiesOf(text);
  if (found === null) return null;
  const isFault = ({ name, severity }: Vulnerability): boolean =>
    rank(severity) >= rank(shipped.has(name) ? WORST_SHIPPED : WORST_OF_TOOLS);
  return { faults: found.filter(isFault), tolerated: found.filter((one) => !isFault(one)) };
}

/** The packages in the built page, from the headings of its file of licences: `## uplot - 1.6.32 (MIT)`. */
export const shippedPackages = (licences: string): ReadonlySet<string> =>
  new Set([...licences.matchAll(/^## (\S+) - /gm)].flatMap(([, name]) => (name === undefined ? [] : [name])));

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

function vulnerabilitiesOf(text: string): Vulnerability[] | null {
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch {
    return null;
  }
  const list = fieldOf(report, 'vulnerabilities');
  if (typeof list !== 'object' || list === null) return null;
  return Object.entries(list).map(([name, one]) => {
    const severity = SEVERITIES.find((known) => known === fieldOf(one, 'severity')) ?? 'critical';
    const via = fieldOf(one, 'via');
    const titles = (Array.isArray(via) ? via : []).map((advisory) => fieldOf(advisory, 'title'));
    return { name, severity, titles: titles.filter((title) => typeof title === 'string') };
  });
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? ownValue(value as Record<string, unknown>, name) : undefined;

/** How urgent an alert is. */
export type Severity = 'critical' | 'warning' | 'info';

/** The severity that the label `severity` of an alert names. Teams use different names; an unknown one is a warning. */
export function severityOf(label: string): Severity {
  if (/^(critical|crit|error|page|emergency|fatal|p[01])$/i.test(label)) return 'critical';
  return /^(info|information|notice|none|low)$/i.test(label) ? 'info' : 'warning';
}

import type { Words } from '../../i18n/words';
import type { Severity } from '../../lib/severity';
import type { Alert } from '../../queries/alert-rules';
import type { State } from '../../ui/state';

/** The glyph of a severity. `info` has none of its own. */
export const GLYPHS: Readonly<Record<Severity, State>> = { critical: 'bad', warning: 'warn', info: 'none' };

export function severityWord(severity: Severity, words: Words): string {
  switch (severity) {
    case 'critical':
      return words.severityCritical;
    case 'warning':
      return words.severityWarning;
    case 'info':
      return words.severityInfo;
  }
}

/** The number of firing alerts and their highest severity; null when none fires. */
export function firingOf(alerts: readonly Alert[]): { count: number; worst: Severity } | null {
  const firing = alerts.filter(({ state }) => state === 'firing');
  const worst = (['critical', 'warning', 'info'] as const).find((severity) =>
    firing.some((alert) => alert.severity === severity),
  );
  return worst === undefined ? null : { count: firing.length, worst };
}

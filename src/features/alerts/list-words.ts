import type { Words } from '../../i18n/words';
import { errorWords } from '../../queries/http/error-words';
import type { QueryError } from '../../queries/http/errors';

/** What a reader looks for first stands first. */
const LABEL_ORDER = ['model_name', 'engine', 'instance', 'job'];

/** The labels of an alert for display: known ones first, the others by name. */
export function orderedLabels(labels: Readonly<Record<string, string>>): [name: string, value: string][] {
  const place = (name: string): number => (LABEL_ORDER.indexOf(name) + 1 || LABEL_ORDER.length + 1) - 1;
  return Object.entries(labels).sort(([a], [b]) => place(a) - place(b) || a.localeCompare(b));
}

/**
 * The value of an alert without a unit, which rules do not tell: three significant digits, and below a million all before
 * the point. Null where there is none to show.
 */
export function valueText(value: number): string | null {
  if (Number.isNaN(value)) return null;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  return value < 0 ? `−${shortest(size)}` : shortest(size);
}

function shortest(size: number): string {
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return size.toExponential(2);
  return size >= 100 ? String(Math.round(size)) : String(Number(size.toPrecision(3)));
}

/** Statuses of servers and proxies that have no rules to tell of. */
const NO_RULES_API = new Set([400, 403, 404, 405, 501]);

/** True when the server will not tell its rules, ever: asking again changes nothing. */
export const isUnsupported = (error: QueryError): boolean =>
  error.kind === 'rejected' && NO_RULES_API.has(error.status ?? 0);

/** Why there is no new list. It is no matter of the range, so a shorter one is not advised. */
export const failureWords = (error: QueryError, words: Words, timeoutS: number): string =>
  error.kind === 'timeout' ? words.alertsTimeout(timeoutS) : errorWords(error, words, timeoutS);

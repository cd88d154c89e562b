import type { AllWords } from '../../i18n/words';
import { errorWords } from '../../queries/http/error-words';
import type { QueryError } from '../../queries/http/errors';

/** The labels that identify a rank come first. */
const LABEL_ORDER = ['model_name', 'engine', 'instance', 'job'];

/** The labels of an alert in the order of display: those of a rank, then the others by name. */
export function orderedLabels(labels: Readonly<Record<string, string>>): [name: string, value: string][] {
  const place = (name: string): number => (LABEL_ORDER.indexOf(name) + 1 || LABEL_ORDER.length + 1) - 1;
  return Object.entries(labels).sort(([a], [b]) => place(a) - place(b) || a.localeCompare(b));
}

/**
 * The value of an alert with three significant digits, and all digits before the point below a million. It has no unit,
 * because rules do not give one. Null for NaN.
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

/** Statuses of servers and proxies without the rules API. */
const NO_RULES_API = new Set([400, 403, 404, 405, 501]);

/** True when the server does not expose the rules API: another request would fail too. */
export const isUnsupported = (error: QueryError): boolean =>
  error.kind === 'rejected' && NO_RULES_API.has(error.status ?? 0);

/** Why the list is not current. The general words for a timeout advise a shorter range, which does not help here. */
export const failureWords = (error: QueryError, words: AllWords, timeoutS: number): string =>
  error.kind === 'timeout' ? words.noResponse(timeoutS) : errorWords(error, words, timeoutS);

import type { Words } from '../../i18n/words';
import type { QueryError } from './errors';

/**
 * The sentence about a failure in the language of `words`; the message of Prometheus when there is one.
 * @param timeoutS after which the client gives up
 */
export function errorWords(error: QueryError, words: Words, timeoutS: number): string {
  switch (error.kind) {
    case 'rejected':
      if (error.message !== '') return error.message;
      return refusalWords(error.status ?? 0, words);
    case 'timeout':
      return words.errorTimeout(timeoutS);
    case 'malformed':
      return error.body === null || error.body === 'page'
        ? words.errorMalformed
        : words.errorOddBody[error.body];
    case 'network':
    case 'aborted':
      return words.errorNetwork;
  }
}

/** Without a sentence of Prometheus the status says what happened. */
function refusalWords(status: number, words: Words): string {
  if (status === 401) return words.errorUnauthorized;
  if (status === 403) return words.errorForbidden;
  if (status === 404) return words.errorNotFound;
  return status === 429 ? words.errorTooMany : words.errorRejected(status);
}

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
      return error.status === 401 ? words.errorUnauthorized : words.errorRejected(error.status ?? 0);
    case 'timeout':
      return words.errorTimeout(timeoutS);
    case 'malformed':
      return words.errorMalformed;
    case 'network':
    case 'aborted':
      return words.errorNetwork;
  }
}

import type { Words } from '../../i18n/words';
import type { QueryError } from './errors';
import { limitRefusalOf, NO_TENANT } from './limit-refusal';

/**
 * The sentence about a failure in the language of `words`; the message of Prometheus where it says more.
 * @param timeoutS after which the client gives up
 */
export function errorWords(error: QueryError, words: Words, timeoutS: number): string {
  switch (error.kind) {
    case 'rejected':
      return refusalWords(error, words);
    case 'timeout':
      return words.errorTimeout(timeoutS);
    case 'malformed':
      return error.body === null || error.body === 'page'
        ? words.errorMalformed
        : words.errorOddBody[error.body];
    case 'network':
    case 'aborted':
      return error.status === null ? words.errorNetwork : words.errorGateway(error.status);
  }
}

/** The same for a failure of everything: a proxy that responds in place of Prometheus is one way in which that is not reached. */
export const outageWords = (error: QueryError, words: Words, timeoutS: number): string =>
  error.kind === 'network' ? words.errorNetwork : errorWords(error, words, timeoutS);

/** The same for queries that look back further than the range, however short it is: a shorter one would not help. */
export function lookBackWords(error: QueryError, words: Words, timeoutS: number): string {
  const refusal = error.kind === 'rejected' ? limitRefusalOf(error.message) : null;
  if (refusal?.of === 'range') return words.lookBackTooLong(refusal.limit, refusal.setting);
  return error.kind === 'timeout' ? words.noResponse(timeoutS) : errorWords(error, words, timeoutS);
}

/** What a person can do where that is known, or the sentence of Prometheus; without one the status says what happened. */
function refusalWords({ message, status }: QueryError, words: Words): string {
  if (message === NO_TENANT) return words.errorNoTenant;
  const refusal = limitRefusalOf(message);
  if (refusal !== null) return words.errorLimit[refusal.of](refusal.limit, refusal.setting);
  if (message !== '') return message;
  if (status === 401) return words.errorUnauthorized;
  if (status === 403) return words.errorForbidden;
  if (status === 404) return words.errorNotFound;
  return status === 429 ? words.errorTooMany : words.errorRejected(status ?? 0);
}

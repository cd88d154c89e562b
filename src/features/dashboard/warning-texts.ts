import type { Words } from '../../i18n/words';
import { lookBackWords } from '../../queries/http/error-words';
import { warningWords } from '../../queries/missing-data';
import { apiQueueFailure, isApiQueuePending, warningsOf, type GroupResult } from '../../session/group-result';

/** What a person should know of a result: warnings of Prometheus, and why the API queue is missing. @param timeoutS as in `errorWords` */
export function warningTexts(result: GroupResult, words: Words, timeoutS: number): string[] {
  const failure = apiQueueFailure(result);
  return [
    ...(isApiQueuePending(result) ? [words.apiQueuePending] : []),
    ...(failure ? [words.apiQueueFailed(lookBackWords(failure, words, timeoutS))] : []),
    ...warningsOf(result).map((text) => warningWords(text, words)),
  ];
}

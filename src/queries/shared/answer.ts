import { abortedError, QueryError, type OddBody, type QueryErrorKind } from '../http/errors';
import type { TimedMatrix } from '../http/client';
import type { TaskResult } from './task';

/** The parts of a {@link QueryError} that survive on the way to another frame. */
interface SentError {
  readonly kind: QueryErrorKind;
  readonly message: string;
  readonly status: number | null;
  readonly body: OddBody | null;
  readonly retryAfterS: number | null;
}

/** The outcome of a task, as it goes to another frame. `error` null: the server was not reached. */
export type Answer =
  | { readonly isGood: true; readonly result: TaskResult }
  | { readonly isGood: false; readonly error: SentError | null };

export const goodAnswer = (result: TaskResult): Answer => ({
  isGood: true,
  result: 'series' in result ? inOnePiece(result) : result,
});

export function badAnswer(cause: unknown): Answer {
  if (!(cause instanceof QueryError)) return { isGood: false, error: null };
  const { kind, message, status, body, retryAfterS } = cause;
  return { isGood: false, error: { kind, message, status, body, retryAfterS } };
}

/**
 * The result in an answer.
 * @throws QueryError, as the other frame got it; TypeError, as `fetch` throws it, where the server was not reached
 */
export function resultIn(answer: Answer): TaskResult {
  if (answer.isGood) return answer.result;
  const { error } = answer;
  if (!error) throw new TypeError('Failed to fetch');
  if (error.kind === 'aborted') throw abortedError();
  throw new QueryError(error.kind, error.message, {
    status: error.status,
    retryAfterS: error.retryAfterS,
    ...(error.body ? { body: error.body } : {}),
  });
}

/**
 * A matrix whose numbers are in memory of their own: the numbers of a fused query are views of one piece, and a view takes
 * all of its piece along.
 */
function inOnePiece(matrix: TimedMatrix): TimedMatrix {
  const count = matrix.series.reduce((n, { samples }) => n + samples.values.length, 0);
  const all = new Float64Array(count);
  let at = 0;
  const series = matrix.series.map(({ labels, samples: { values, nanAt } }) => {
    const own = all.subarray(at, (at += values.length));
    own.set(values);
    return { labels, samples: { values: own, nanAt } };
  });
  return { ...matrix, series };
}

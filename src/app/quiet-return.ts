import { onIntent } from '../ui/intent';

/**
 * Calls back once when a person has not used the page for `quietMs`. Returns a function that stops it.
 * @param quietMs above 0, at most 24.8 days
 */
export function whenQuiet(quietMs: number, callback: () => void): () => void {
  let timer = setTimeout(callback, quietMs);
  const stop = onIntent(() => {
    clearTimeout(timer);
    timer = setTimeout(callback, quietMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

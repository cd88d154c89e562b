/** How long the whole may take, and then again beside its part, ms. */
const PATIENCE_MS = 2500;

/**
 * Settles with `whole`. Where that takes much longer than a part of it, the part is shown meanwhile.
 * @param loadPart starts to load the part; what it shares with the whole is not requested twice
 * @param show called at most once, and not after the whole has settled
 */
export function withPart<T>(
  whole: Promise<T>,
  loadPart: () => Promise<T>,
  show: (part: T) => void,
): Promise<T> {
  let timer = setTimeout(() => void load(), PATIENCE_MS);
  let isOver = false;
  const load = async (): Promise<void> => {
    try {
      const part = await loadPart();
      // What comes soon after its part is not worth a change of the page.
      if (!isOver) timer = setTimeout(() => show(part), PATIENCE_MS);
    } catch {
      // The whole fails for the same reason.
    }
  };
  const end = (): void => {
    isOver = true;
    clearTimeout(timer);
  };
  whole.then(end, end);
  return whole;
}

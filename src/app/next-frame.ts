/** An embedded page may get no animation frames; the call then comes after this time, ms. */
const NO_FRAME_MS = 100;

/** Calls back once: in the next animation frame, or at once when the page is hidden. */
export function onNextFrame(callback: () => void): void {
  if (document.hidden || typeof requestAnimationFrame !== 'function') {
    callback();
    return;
  }
  const call = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(call);
  const timer = setTimeout(call, NO_FRAME_MS);
}

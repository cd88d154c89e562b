const callbacks = new Set<() => void>();

function callAll(): void {
  for (const call of callbacks) call();
}

/**
 * Calls back when this process exits. All callbacks share one listener, because Node takes more than ten for a leak.
 * @param callback must be synchronous
 * @returns a function that withdraws it
 */
export function onExit(callback: () => void): () => void {
  if (callbacks.size === 0) process.once('exit', callAll);
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) process.removeListener('exit', callAll);
  };
}

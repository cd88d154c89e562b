/**
 * `Promise.all` that waits for every promise before it rejects: what follows a failure must not run beside the rest.
 * @throws the reason of the first promise, in their order, that rejects
 */
export async function settleAll<T extends readonly unknown[] | []>(
  promises: T,
): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

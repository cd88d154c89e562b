import { expect, test } from 'vitest';
import type { Host } from './host';
import { Hub, LOAD_FAILED, type Pool } from './hub';

const fakeHost = (isConnected: () => boolean = () => true): Host =>
  ({ kind: 'panel', root: { textContent: '' }, isConnected }) as unknown as Host;

/** All tasks that are due have run. */
const done = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function poolThat(record: (hosts: readonly Host[]) => void): () => Promise<Pool> {
  return () => Promise.resolve({ settle: record });
}

test('elements that change in one task are settled together, each once', async () => {
  const settled: (readonly Host[])[] = [];
  const hub = new Hub(poolThat((hosts) => settled.push(hosts)));
  const [a, b] = [fakeHost(), fakeHost()];
  for (const host of [a, b, a]) hub.note(host);
  await done();
  expect(settled).toEqual([[a, b]]);
});

test('an element that is gone before it was shown loads no code', async () => {
  let loads = 0;
  const hub = new Hub(() => Promise.reject(new Error(String(loads++))));
  hub.note(fakeHost(() => false));
  await done();
  expect(loads).toBe(0);
});

test('the element says that code cannot be loaded, and the next element tries again', async () => {
  let loads = 0;
  const hub = new Hub(() => Promise.reject(new Error(String(loads++))));
  const [a, b] = [fakeHost(), fakeHost()];
  hub.note(a);
  await done();
  expect(a.root.textContent).toBe(LOAD_FAILED);
  hub.note(b);
  await done();
  expect(loads).toBe(2);
});

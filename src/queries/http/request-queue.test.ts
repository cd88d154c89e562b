import { describe, expect, test } from 'vitest';
import { RequestQueue } from './request-queue';

const never = new AbortController().signal;

/** Requests whose responses come when a test says so. */
function fakeServer(): {
  send: (name: string) => () => Promise<string>;
  sent: string[];
  respond: (name: string) => void;
} {
  const sent: string[] = [];
  const open = new Map<string, (name: string) => void>();
  return {
    sent,
    send: (name) => () => {
      sent.push(name);
      return new Promise((resolve) => open.set(name, resolve));
    },
    respond: (name) => open.get(name)?.(name),
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('RequestQueue', () => {
  test('sends at most as many at once as it may, in their order', async () => {
    const { send, sent, respond } = fakeServer();
    const queue = new RequestQueue(() => 2);
    const responses = ['a', 'b', 'c', 'd'].map((name) => queue.run(send(name), never));
    expect(sent).toEqual(['a', 'b']);
    expect(queue.waiting).toBe(2);
    respond('b');
    await responses[1];
    await settled();
    expect(sent).toEqual(['a', 'b', 'c']);
    respond('a');
    respond('c');
    await settled();
    respond('d');
    expect(await Promise.all(responses)).toEqual(['a', 'b', 'c', 'd']);
    await settled();
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  test('never sends a request that is aborted before its turn', async () => {
    const { send, sent, respond } = fakeServer();
    const queue = new RequestQueue(() => 1);
    const controller = new AbortController();
    void queue.run(send('a'), never);
    const aborted = queue.run(send('b'), controller.signal);
    const last = queue.run(send('c'), never);
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ kind: 'aborted' });
    await expect(queue.run(send('d'), controller.signal)).rejects.toMatchObject({ kind: 'aborted' });
    respond('a');
    await settled();
    respond('c');
    await last;
    expect(sent).toEqual(['a', 'c']);
  });

  test('a failed request frees its place', async () => {
    const queue = new RequestQueue(() => 1);
    const failed = queue.run(() => Promise.reject(new Error('gone')), never);
    const next = queue.run(() => Promise.resolve('here'), never);
    await expect(failed).rejects.toThrow('gone');
    expect(await next).toBe('here');
  });

  test('sends more at once as soon as the limit grows', async () => {
    const { send, sent, respond } = fakeServer();
    let most = 1;
    const queue = new RequestQueue(() => most);
    for (const name of ['a', 'b', 'c']) void queue.run(send(name), never);
    most = 32;
    respond('a');
    await settled();
    expect(sent).toEqual(['a', 'b', 'c']);
  });
});

import { describe, expect, test } from 'vitest';
import { RequestQueue } from './request-queue';

const never = new AbortController().signal;

/** Requests that are answered when told to. */
function server(): {
  send: (name: string) => () => Promise<string>;
  sent: string[];
  answer: (name: string) => void;
} {
  const sent: string[] = [];
  const open = new Map<string, (name: string) => void>();
  return {
    sent,
    send: (name) => () => {
      sent.push(name);
      return new Promise((resolve) => open.set(name, resolve));
    },
    answer: (name) => open.get(name)?.(name),
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('RequestQueue', () => {
  test('sends no more than may be under way, the others in their order', async () => {
    const { send, sent, answer } = server();
    const queue = new RequestQueue(() => 2);
    const answers = ['a', 'b', 'c', 'd'].map((name) => queue.run(send(name), never));
    expect(sent).toEqual(['a', 'b']);
    expect(queue.waiting).toBe(2);
    answer('b');
    await answers[1];
    await settled();
    expect(sent).toEqual(['a', 'b', 'c']);
    answer('a');
    answer('c');
    await settled();
    answer('d');
    expect(await Promise.all(answers)).toEqual(['a', 'b', 'c', 'd']);
    await settled();
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  test('what is withdrawn before its turn is never sent', async () => {
    const { send, sent, answer } = server();
    const queue = new RequestQueue(() => 1);
    const controller = new AbortController();
    void queue.run(send('a'), never);
    const withdrawn = queue.run(send('b'), controller.signal);
    const last = queue.run(send('c'), never);
    controller.abort();
    await expect(withdrawn).rejects.toMatchObject({ kind: 'aborted' });
    await expect(queue.run(send('d'), controller.signal)).rejects.toMatchObject({ kind: 'aborted' });
    answer('a');
    await settled();
    answer('c');
    await last;
    expect(sent).toEqual(['a', 'c']);
  });

  test('a failure frees its place', async () => {
    const queue = new RequestQueue(() => 1);
    const failed = queue.run(() => Promise.reject(new Error('gone')), never);
    const next = queue.run(() => Promise.resolve('here'), never);
    await expect(failed).rejects.toThrow('gone');
    expect(await next).toBe('here');
  });

  test('takes up what a server can take once it is known', async () => {
    const { send, sent, answer } = server();
    let most = 1;
    const queue = new RequestQueue(() => most);
    for (const name of ['a', 'b', 'c']) void queue.run(send(name), never);
    most = 32;
    answer('a');
    await settled();
    expect(sent).toEqual(['a', 'b', 'c']);
  });
});

import { describe, expect, test } from 'vitest';
import { openHostChannel, type FrameWindow } from './host-channel';

const PORTAL = 'https://portal.example.com';
const OTHER = 'https://other.example.com';

/** A window in a frame, the messages that it sends, and a way to send it one. */
function fakeFrame(ancestorOrigins?: readonly string[]) {
  const sent: { readonly data: unknown; readonly to: string }[] = [];
  const listeners = new Set<(event: MessageEvent<unknown>) => void>();
  const parent = { postMessage: (data: unknown, to: string) => sent.push({ data, to }) };
  const win: FrameWindow = {
    parent,
    location: ancestorOrigins ? { ancestorOrigins } : {},
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
  };
  const receive = (data: unknown, origin: string, source: unknown = parent): void => {
    for (const listener of listeners) listener({ data, origin, source } as MessageEvent<unknown>);
  };
  return { win, sent, listeners, receive };
}

describe('openHostChannel', () => {
  test('reads messages of the page around the frame, and sends to it', () => {
    const { win, sent, receive } = fakeFrame([PORTAL]);
    const heard: unknown[] = [];
    const channel = openHostChannel(win, [OTHER, PORTAL], (data) => heard.push(data));
    receive('a', PORTAL);
    channel?.send('height', { height: 7 });
    expect(heard).toEqual(['a']);
    expect(sent).toEqual([{ data: { lmdeploy: 1, type: 'height', detail: { height: 7 } }, to: PORTAL }]);
  });

  test('neither reads nor answers messages of other origins and of other windows', () => {
    const { win, sent, receive } = fakeFrame([PORTAL]);
    const heard: unknown[] = [];
    openHostChannel(win, [PORTAL], (data) => heard.push(data));
    const data = { lmdeploy: 1, type: 'hello' };
    for (const origin of [OTHER, 'null', '', `${PORTAL}.example.org`, PORTAL.toUpperCase(), `${PORTAL}:443`])
      receive(data, origin);
    receive(data, PORTAL, { postMessage: () => expect.unreachable() });
    receive(data, PORTAL, null);
    expect(heard).toEqual([]);
    expect(sent).toEqual([]);
  });

  test.each([
    ['of a list that is empty', [PORTAL], []],
    ['of a page that is not allowed', [OTHER], [PORTAL]],
    ['of a page that is not allowed, inside of one that is', [OTHER, PORTAL], [PORTAL]],
  ])('does not listen in a frame %s', (_, around, allowed) => {
    const { win, listeners } = fakeFrame(around);
    expect(openHostChannel(win, allowed, () => undefined)).toBeNull();
    expect(listeners.size).toBe(0);
  });

  test('does not listen in a page without a frame', () => {
    const { win, listeners } = fakeFrame();
    const top = { ...win };
    expect(openHostChannel(Object.assign(top, { parent: top }), [PORTAL], () => undefined)).toBeNull();
    expect(listeners.size).toBe(0);
  });

  test('where the browser does not name the page around, it sends to allowed origins until it knows which', () => {
    const { win, sent, receive } = fakeFrame();
    const channel = openHostChannel(win, [OTHER, PORTAL], () => undefined);
    channel?.send('height', { height: 1 });
    receive('a', PORTAL);
    channel?.send('height', { height: 2 });
    expect(sent.map(({ to }) => to)).toEqual([OTHER, PORTAL, PORTAL]);
  });

  test('is silent after it is closed', () => {
    const { win, listeners } = fakeFrame([PORTAL]);
    openHostChannel(win, [PORTAL], () => undefined)?.close();
    expect(listeners.size).toBe(0);
  });
});

import type { FrameEvents } from '../frame-types';
import { VERSION } from './command';

/** What a frame needs of its window. */
export interface FrameWindow {
  readonly parent: unknown;
  readonly location: { readonly ancestorOrigins?: { readonly [index: number]: string } };
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

export interface HostChannel {
  send<Type extends keyof FrameEvents>(type: Type, detail: FrameEvents[Type]): void;
  close(): void;
}

/**
 * Opens a way to the page around a frame, if its origin is allowed. Messages go to allowed origins only; those of other origins
 * and of other windows are not read and not answered.
 * @param allowed exact origins
 * @returns null without a page around the frame, and around one that the browser names and that is not allowed
 */
export function openHostChannel(
  win: FrameWindow,
  allowed: readonly string[],
  onmessage: (data: unknown) => void,
): HostChannel | null {
  // Firefox does not name the page around: the browser then drops what is not for its origin.
  const around = win.location.ancestorOrigins?.[0];
  let origins = around === undefined ? allowed : allowed.filter((origin) => origin === around);
  if (win.parent === win || origins.length === 0) return null;
  const parent = win.parent as Window;
  const listen = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source !== parent || !origins.includes(origin)) return;
    origins = [origin];
    onmessage(data);
  };
  win.addEventListener('message', listen);
  return {
    send(type, detail) {
      for (const origin of origins) parent.postMessage({ lmdeploy: VERSION, type, detail }, origin);
    },
    close: () => win.removeEventListener('message', listen),
  };
}

import { connectFrames } from '../../src/embed/embed-host';
import type { FrameEvents } from '../../src/embed/frame-types';

/* A page of an embedder with frames. The test reads `heard` and uses `connection`. */

const heard: { readonly frame: string; readonly type: string; readonly detail: unknown }[] = [];
const TYPES: readonly (keyof FrameEvents)[] = [
  'ready',
  'height',
  'rangechange',
  'filterchange',
  'statechange',
  'findingschange',
  'datachange',
  'signedout',
  'rejected',
];
for (const type of TYPES)
  document.addEventListener(type, ({ target, detail }: CustomEventInit & { target: EventTarget | null }) =>
    heard.push({ frame: (target as HTMLIFrameElement).id, type, detail }),
  );
const connection = connectFrames({ frames: document.querySelectorAll('iframe') });

export interface FramesHost {
  readonly heard: typeof heard;
  readonly connection: typeof connection;
}
Object.assign(window, { framesHost: { heard, connection } satisfies FramesHost });

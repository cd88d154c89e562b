import { holderOf, holdersOf, type FrameHolder } from './frame-holders';
import type {
  FrameCommands,
  FrameConnection,
  FrameEvents,
  FrameHeight,
  FrameRangeChange,
  FrameSettings,
} from './frame-types';

interface GroupOptions {
  readonly frames: () => Iterable<HTMLIFrameElement>;
  /** Frames of the same group stay in step; those of '' do not. */
  readonly groupOf: (frame: HTMLIFrameElement) => string;
  /** Undefined: that of the `src` of each frame. */
  readonly origin: string | undefined;
  readonly fitHeight: boolean;
}

const VERSION = 1;

/** A frame can send no other events to the page. */
const EVENTS: ReadonlySet<unknown> = new Set<keyof FrameEvents>([
  'ready',
  'height',
  'rangechange',
  'filterchange',
  'statechange',
  'findingschange',
  'datachange',
  'signedout',
  'rejected',
]);

/** The page's side of the messages with its frames. A frame that a later group has too is left to that one. */
export class FrameGroup implements FrameConnection, FrameHolder {
  readonly #options: GroupOptions;
  readonly #ready = new WeakSet<HTMLIFrameElement>();
  /** What a person chose in a frame, by group. */
  readonly #chosen = new Map<string, FrameRangeChange>();
  #settings: FrameSettings = {};

  constructor(options: GroupOptions) {
    this.#options = options;
    holdersOf(window).push(this);
    window.addEventListener('message', this.#listen);
    // Those that have said `ready` already say it again.
    for (const frame of options.frames()) if (!isBlank(frame)) this.#post(frame, 'hello', null);
  }

  has(frame: HTMLIFrameElement): boolean {
    return [...this.#options.frames()].includes(frame);
  }

  set(settings: FrameSettings): void {
    this.#settings = { ...this.#settings, ...settings };
    if ('from' in settings || 'to' in settings) this.#chosen.clear();
    this.#postAll('set', settings);
  }

  live(): void {
    const entries = Object.entries(this.#settings).filter(([name]) => name !== 'from' && name !== 'to');
    this.#settings = Object.fromEntries(entries);
    this.#chosen.clear();
    this.#postAll('live', null);
  }

  refresh(): void {
    this.#postAll('refresh', null);
  }

  disconnect(): void {
    window.removeEventListener('message', this.#listen);
    const holders = holdersOf(window);
    if (!holders.includes(this)) return;
    holders.splice(holders.indexOf(this), 1);
    // An earlier group has them again.
    for (const frame of this.#options.frames())
      if (this.#ready.has(frame) && holderOf(window, frame)) this.#post(frame, 'hello', null);
  }

  readonly #listen = ({ source, origin, data }: MessageEvent<unknown>): void => {
    const frame = [...this.#options.frames()].find(({ contentWindow }) => contentWindow === source);
    if (!frame || origin !== this.#originOf(frame) || !isMessage(data)) return;
    const { type, detail } = data;
    if (!this.#speaksWith(frame)) {
      // What was chosen here is no longer in force.
      if (type === 'rangechange') this.#chosen.delete(this.#options.groupOf(frame));
      return;
    }
    if (type === 'ready') this.#meet(frame);
    else if (type === 'height') this.#fit(frame, detail as FrameHeight);
    else if (type === 'rangechange') this.#follow(frame, detail as FrameRangeChange);
    frame.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  };

  /** A frame that has loaded, for the first time or again. */
  #meet(frame: HTMLIFrameElement): void {
    this.#ready.add(frame);
    if (Object.keys(this.#settings).length > 0) this.#post(frame, 'set', this.#settings);
    const chosen = this.#chosen.get(this.#options.groupOf(frame));
    if (chosen) this.#post(frame, 'rangechange', chosen);
  }

  #fit(frame: HTMLIFrameElement, { height }: FrameHeight): void {
    if (!this.#options.fitHeight || !(height > 0)) return;
    // The height is without borders.
    frame.style.boxSizing = 'content-box';
    frame.style.height = `${height}px`;
  }

  #follow(frame: HTMLIFrameElement, range: FrameRangeChange): void {
    const { groupOf } = this.#options;
    const group = groupOf(frame);
    if (group === '') return;
    if (range.isReturn) this.#chosen.delete(group);
    else this.#chosen.set(group, range);
    for (const other of this.#readyFrames())
      if (other !== frame && groupOf(other) === group) this.#post(other, 'rangechange', range);
  }

  #postAll<Type extends keyof FrameCommands>(type: Type, detail: FrameCommands[Type]): void {
    for (const frame of this.#readyFrames()) this.#post(frame, type, detail);
  }

  #speaksWith(frame: HTMLIFrameElement): boolean {
    return holderOf(window, frame) === this;
  }

  #readyFrames(): HTMLIFrameElement[] {
    return [...this.#options.frames()].filter((frame) => this.#ready.has(frame) && this.#speaksWith(frame));
  }

  #post<Type extends keyof FrameCommands>(
    frame: HTMLIFrameElement,
    type: Type,
    detail: FrameCommands[Type],
  ): void {
    const origin = this.#originOf(frame);
    if (origin !== 'null') frame.contentWindow?.postMessage({ lmdeploy: VERSION, type, detail }, origin);
  }

  #originOf(frame: HTMLIFrameElement): string {
    return this.#options.origin ?? new URL(frame.src || 'about:blank', document.baseURI).origin;
  }
}

/** True for a frame whose page has not arrived yet. */
function isBlank({ contentWindow }: HTMLIFrameElement): boolean {
  try {
    return contentWindow === null || contentWindow.location.href === 'about:blank';
  } catch {
    return false;
  }
}

const isMessage = (data: unknown): data is { readonly type: string; readonly detail: unknown } =>
  typeof data === 'object' &&
  data !== null &&
  'lmdeploy' in data &&
  data.lmdeploy === VERSION &&
  'type' in data &&
  EVENTS.has(data.type) &&
  'detail' in data &&
  typeof data.detail === 'object' &&
  data.detail !== null;

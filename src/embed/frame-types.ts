import type { FilterChange, FindingsChange, RangeChange, SignedOut, StateChange } from './public-types';

/*
 * The messages between a page and the dashboard in its frame. A message is `{ lmdeploy: 1, type, detail }`, in which 1 is the
 * version of the protocol. With embed-host.d.ts this file is part of the package, so it imports only the types of the elements.
 */

/** What a page can set, with the names of the properties of the elements. Null: the default of the page, as in a link without it. */
export interface FrameSettings {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly refresh?: string | null;
  readonly lang?: string | null;
  readonly theme?: string | null;
  readonly timezone?: string | null;
  readonly compare?: string | null;
  /** The selected values, as in the next three; an empty list means all. */
  readonly model?: readonly string[] | null;
  readonly engine?: readonly string[] | null;
  readonly instance?: readonly string[] | null;
  readonly job?: readonly string[] | null;
  /** Latency thresholds, seconds. */
  readonly sloTtft?: number | null;
  readonly sloItl?: number | null;
  readonly sloE2e?: number | null;
}

/**
 * A range that a person chose in a frame. A page sends it on to other frames as it is: with only `from` and `to`, frames with different
 * ranges in their links would follow each other home without end.
 */
export interface FrameRangeChange extends RangeChange {
  /** True at the end of an excursion, which is no choice: `from` and `to` are those of the link of the frame. */
  readonly isReturn?: boolean;
}

/** What a page can tell its frame, by type, with the details. */
export interface FrameCommands {
  /** Says `ready` and all states again. */
  readonly hello: null;
  readonly set: FrameSettings;
  /**
   * A person chose this range in another frame: in a kiosk an excursion. With `isReturn` the excursion of that frame has ended: a kiosk
   * shows the range of its own link again, and a page that is no kiosk this one.
   */
  readonly rangechange: FrameRangeChange;
  /** Shows the range of the link if that ends now, else the default range. */
  readonly live: null;
  /** Loads now. */
  readonly refresh: null;
}

export interface FrameReady {
  readonly version: 1;
  readonly commands: readonly (keyof FrameCommands)[];
  /** What is in force. */
  readonly settings: FrameSettings;
}

export interface FrameHeight {
  /** Of what the frame shows, whole CSS pixels. Not sent where the frame decides it: for one panel alone, and for the whole page. */
  readonly height: number;
}

export interface DataChange {
  /** `past`: the range does not end now. `old`: the data is older than it should be. `failed`: Prometheus fails. */
  readonly state: 'loading' | 'live' | 'past' | 'old' | 'failed' | 'signedout';
  /** Epoch ms: of the data for `old`, of the first failure for `failed` and `signedout`; else null. */
  readonly since: number | null;
  /** A sentence in the language of the frame for `old`, `failed` and `signedout`; else empty. */
  readonly text: string;
}

export interface FrameSignedOut extends SignedOut {
  /** Opens the dashboard outside of the frame, where a person can sign in. */
  readonly url: string;
}

/** A command that the frame did not carry out, for whoever writes the page. */
export interface CommandRejected {
  readonly type: string;
  /** What is wrong: the name of a setting, `detail`, `type`, or `lmdeploy` for a version that the frame does not know. */
  readonly key: string;
}

/** What a frame tells its page, by type, with the details; also the events at the element `iframe`. */
export interface FrameEvents {
  readonly ready: FrameReady;
  readonly height: FrameHeight;
  readonly rangechange: FrameRangeChange;
  readonly filterchange: FilterChange;
  readonly statechange: StateChange;
  readonly findingschange: FindingsChange;
  readonly datachange: DataChange;
  readonly signedout: FrameSignedOut;
  readonly rejected: CommandRejected;
}

export interface ConnectOptions {
  /** A function is called for each message, so that frames may come and go. */
  readonly frames: Iterable<HTMLIFrameElement> | (() => Iterable<HTMLIFrameElement>);
  /** The origin of the dashboard. Default: that of the `src` of each frame. */
  readonly origin?: string;
  /** Whether a range that a person chooses in one frame is that of the others too. Default: true. */
  readonly inStep?: boolean;
  /** Whether each frame gets the height of its content. Default: true. */
  readonly fitHeight?: boolean;
}

/** Frames that a page steers. Each of their {@link FrameEvents} is an event at its `iframe`; they bubble. */
export interface FrameConnection {
  /** Sets all frames, and those that load later. */
  set(settings: FrameSettings): void;
  /** Leads all frames back to now. */
  live(): void;
  /** Loads data in all frames. */
  refresh(): void;
  disconnect(): void;
}

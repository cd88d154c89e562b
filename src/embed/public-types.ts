/*
 * The types of the package, for pages that use the elements. This file is also its `embed.d.ts`, so it imports nothing.
 */

/** Sent with each request; a function is called before each request, for tokens that live for a short time. */
export type RequestHeaders =
  | Readonly<Record<string, string>>
  | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>);

/** `down`: no rank reports. `unknown`: not known yet, Prometheus fails, or the range does not end now. */
export type ServiceState = 'serving' | 'degraded' | 'down' | 'unknown';

/** What a person changed in an element; the same texts as in the attributes. */
export interface RangeChange {
  readonly from: string;
  readonly to: string;
}

/** The selected values; an empty list means all. */
export interface FilterChange {
  readonly model: readonly string[];
  readonly engine: readonly string[];
  readonly instance: readonly string[];
  readonly job: readonly string[];
}

export interface StateChange {
  readonly state: ServiceState;
  /** In the language of the element. */
  readonly text: string;
}

export interface FindingsChange {
  readonly findings: readonly {
    readonly id: string;
    readonly state: 'bad' | 'warn' | 'info';
    readonly text: string;
    /** The id of the panel that shows it. */
    readonly panel: string;
  }[];
}

export interface SignedOut {
  /** 401, that of a login page, or null for a redirect to a login. */
  readonly status: number | null;
}

/** The details of the events of all elements. */
export interface ElementEvents {
  readonly rangechange: RangeChange;
  readonly filterchange: FilterChange;
  readonly statechange: StateChange;
  readonly findingschange: FindingsChange;
  readonly signedout: SignedOut;
}

/** The properties of all elements. Those of text are also attributes, `slo-ttft` for `sloTtft`; null means not set. */
export interface LmdeployElement extends HTMLElement {
  prometheus: string | null;
  from: string | null;
  to: string | null;
  refresh: string | null;
  theme: string | null;
  timezone: string | null;
  compare: string | null;
  /** Values separated by commas, as in the next three. */
  model: string | null;
  engine: string | null;
  instance: string | null;
  job: string | null;
  sloTtft: string | null;
  sloItl: string | null;
  sloE2e: string | null;
  headers: RequestHeaders | null;
  /** The keys of `config.json`. */
  config: object | null;
}

export interface LmdeployPanelElement extends LmdeployElement {
  /** The id of the panel. */
  panel: string | null;
}

export interface LmdeployDashboardElement extends LmdeployElement {
  /** Not null: without the bar. */
  kiosk: string | null;
}

declare global {
  interface HTMLElementTagNameMap {
    'lmdeploy-dashboard': LmdeployDashboardElement;
    'lmdeploy-panel': LmdeployPanelElement;
    'lmdeploy-overview': LmdeployElement;
    'lmdeploy-findings': LmdeployElement;
    'lmdeploy-status': LmdeployElement;
  }
}

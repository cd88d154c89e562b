import type { RequestHeaders } from './public-types';

export const ELEMENT_KINDS = ['dashboard', 'panel', 'overview', 'findings', 'status'] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

/** What an element asks for. */
export interface HostSettings {
  /** The absolute address of Prometheus; null where neither the element nor its script says it: that of `config`. */
  readonly prometheus: string | null;
  readonly headers: RequestHeaders | null;
  readonly config: object | null;
  /** The view, as the query string of a link; without the theme. */
  readonly search: string;
  readonly theme: string | null;
  readonly panel: string | null;
  readonly isKiosk: boolean;
}

/** An element as the engines see it. */
export interface Host {
  readonly kind: ElementKind;
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Read anew: the page may change them at any time. */
  readonly settings: () => HostSettings;
  readonly isConnected: () => boolean;
}

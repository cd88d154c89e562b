import { ATTRIBUTE_NAMES, propertyOf, searchOf } from './attributes';
import type { ElementKind, Host, HostSettings } from './host';
import type { Hub } from './hub';
import type { RequestHeaders } from './public-types';

/**
 * The class of an element. It holds attributes and properties; {@link Hub} has what it shows.
 * @param scriptUrl the address of the script: Prometheus is `prometheus` beside it where the page does not say another
 */
export function elementClass(kind: ElementKind, hub: Hub, scriptUrl: string): CustomElementConstructor {
  class LmdeployElement extends HTMLElement {
    static readonly observedAttributes = ATTRIBUTE_NAMES;
    #headers: RequestHeaders | null = null;
    #config: object | null = null;
    readonly #host: Host;

    constructor() {
      super();
      this.#host = {
        kind,
        element: this,
        root: this.attachShadow({ mode: 'open' }),
        settings: () => this.#settings(),
        isConnected: () => this.isConnected,
      };
    }

    get headers(): RequestHeaders | null {
      return this.#headers;
    }

    set headers(headers: RequestHeaders | null) {
      if (headers === this.#headers) return;
      this.#headers = headers;
      hub.note(this.#host);
    }

    get config(): object | null {
      return this.#config;
    }

    set config(config: object | null | undefined) {
      this.#config = config ?? null;
      hub.note(this.#host);
    }

    connectedCallback(): void {
      takeEarlyProperties(this);
      hub.note(this.#host);
    }

    disconnectedCallback(): void {
      hub.note(this.#host);
    }

    attributeChangedCallback(_: string, before: string | null, now: string | null): void {
      if (before !== now) hub.note(this.#host);
    }

    #settings(): HostSettings {
      const read = (name: string): string | null => this.getAttribute(name);
      const address = read('prometheus');
      return {
        prometheus:
          address === null
            ? hasAddress(this.#config)
              ? null
              : new URL('prometheus', scriptUrl).href
            : new URL(address, document.baseURI).href,
        headers: this.#headers,
        config: this.#config,
        search: searchOf(read),
        theme: read('theme'),
        panel: read('panel'),
        isKiosk: read('kiosk') !== null,
      };
    }
  }
  for (const attribute of ATTRIBUTE_NAMES) {
    // Every HTML element has it.
    if (attribute === 'lang') continue;
    Object.defineProperty(LmdeployElement.prototype, propertyOf(attribute), {
      configurable: true,
      enumerable: true,
      get(this: HTMLElement) {
        return this.getAttribute(attribute);
      },
      set(this: HTMLElement, text: unknown) {
        if (text === null || text === undefined || text === false) this.removeAttribute(attribute);
        else this.setAttribute(attribute, text === true ? '' : String(text));
      },
    });
  }
  return LmdeployElement;
}

/** A page can set anything. */
const hasAddress = (config: { readonly prometheus?: unknown } | null): boolean =>
  Object.hasOwn(config?.prometheus ?? {}, 'url');

/**
 * Properties that the page set before the element was defined hide those of the class: they are set again.
 * @see https://web.dev/articles/custom-elements-best-practices#make_properties_lazy
 */
function takeEarlyProperties(element: HTMLElement): void {
  for (const name of [...ATTRIBUTE_NAMES.map(propertyOf), 'headers', 'config']) {
    if (!Object.hasOwn(element, name)) continue;
    const value: unknown = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}

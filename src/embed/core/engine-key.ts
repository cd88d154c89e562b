import type { Host } from '../host';

/** Gives each object a number, for keys. */
export class ObjectNumbers {
  readonly #numbers = new WeakMap<object, number>();
  #next = 1;

  of(object: object): number {
    const known = this.#numbers.get(object);
    if (known !== undefined) return known;
    this.#numbers.set(object, this.#next);
    return this.#next++;
  }
}

/** What makes elements share an engine. */
export interface EngineKey {
  /** Where data comes from: a change needs a new engine. */
  readonly source: string;
  /** The view as a query string. */
  readonly search: string;
}

/** The key of an element. A dashboard has a view that a person changes, so it has an engine of its own. */
export function engineKeyOf(host: Host, numbers: ObjectNumbers): EngineKey {
  const { prometheus, headers, config, search, theme, isKiosk } = host.settings();
  const isDashboard = host.kind === 'dashboard';
  const own = isDashboard ? numbers.of(host.element) : 0;
  const sent = typeof headers === 'function' ? numbers.of(headers) : headers;
  const source = JSON.stringify([own, prometheus, sent, config]);
  if (!isDashboard) return { source, search: `kiosk&viewPanel=element&${search}` };
  const params = new URLSearchParams(search);
  if (theme !== null) params.set('theme', theme);
  if (isKiosk) params.set('kiosk', '');
  return { source, search: params.toString() };
}

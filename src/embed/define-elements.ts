import { elementClass } from './element-class';
import { ELEMENT_KINDS } from './host';
import { Hub } from './hub';

/**
 * Defines the elements in the document of the page; they share one hub. Does nothing where they are defined already, and
 * outside of a browser.
 * @param scriptUrl the address of the script
 */
export function defineElements(scriptUrl: string): void {
  if (typeof customElements === 'undefined') return;
  const kinds = ELEMENT_KINDS.filter((kind) => customElements.get(`lmdeploy-${kind}`) === undefined);
  if (kinds.length === 0) return;
  const hub = new Hub(async () => new (await import('./core/engine-pool')).EnginePool());
  for (const kind of kinds) customElements.define(`lmdeploy-${kind}`, elementClass(kind, hub, scriptUrl));
}

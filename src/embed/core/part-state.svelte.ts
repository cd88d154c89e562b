import type { ElementKind, Host } from '../host';
import type { Part } from './union-of-parts';

/** What one element shows now. */
export class PartState implements Part {
  readonly kind: ElementKind;
  readonly host: Host;
  #panel = $state<string | null>(null);
  #theme = $state<string | null>(null);

  constructor(host: Host) {
    this.kind = host.kind;
    this.host = host;
    this.update();
  }

  get panel(): string | null {
    return this.#panel;
  }

  /** `light` or `dark`; anything else: the theme of the configuration. */
  get theme(): string | null {
    return this.#theme;
  }

  /** Reads the attributes again. */
  update(): void {
    const { panel, theme } = this.host.settings();
    this.#panel = panel;
    this.#theme = theme;
  }
}

import type { Catalogue } from '../panels/catalogue';
import type { Panel } from '../panels/panel';
import type { Section } from '../panels/section';

/** The panels that have been loaded: those of the first section at once, all of them soon after. */
export class KnownPanels {
  readonly #catalogue: Catalogue;
  readonly #onload: (panels: readonly Panel[]) => void;
  #sections = $state.raw<readonly Section[]>([]);
  #state = $state<'loading' | 'whole' | 'failed'>('loading');

  /** @param onload called with panels before they are known to anybody */
  constructor(catalogue: Catalogue, onload: (panels: readonly Panel[]) => void) {
    this.#catalogue = catalogue;
    this.#onload = onload;
    this.#know([catalogue.first]);
    void this.#load();
  }

  get sections(): readonly Section[] {
    return this.#sections;
  }

  /** `failed`: the browser has to load the page anew. */
  get state(): 'loading' | 'whole' | 'failed' {
    return this.#state;
  }

  /** Any panel that is known, shown or not; null for none. */
  panelOf(id: string): Panel | null {
    return this.#sections.flatMap(({ panels }) => panels).find((panel) => panel.id === id) ?? null;
  }

  async #load(): Promise<void> {
    try {
      this.#know(await this.#catalogue.whole());
      this.#state = 'whole';
    } catch {
      this.#state = 'failed';
    }
  }

  #know(sections: readonly Section[]): void {
    this.#onload(sections.flatMap(({ panels }) => panels));
    this.#sections = sections;
  }
}

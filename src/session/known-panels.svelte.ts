import type { Catalogue } from '../panels/catalogue';
import type { Panel } from '../panels/panel';
import type { Section } from '../panels/section';

/** The panels whose definitions are loaded: those of the first section at once, all others soon after. */
export class KnownPanels {
  readonly #catalogue: Catalogue;
  readonly #onload: (panels: readonly Panel[]) => void;
  #sections = $state.raw<readonly Section[]>([]);
  #state = $state<'loading' | 'whole' | 'failed'>('loading');

  /** @param onload called with panels just before `sections` contains them */
  constructor(catalogue: Catalogue, onload: (panels: readonly Panel[]) => void) {
    this.#catalogue = catalogue;
    this.#onload = onload;
    this.#add([catalogue.first]);
    void this.#load();
  }

  get sections(): readonly Section[] {
    return this.#sections;
  }

  /** `failed`: only a reload of the page helps. */
  get state(): 'loading' | 'whole' | 'failed' {
    return this.#state;
  }

  /** Any loaded panel, shown or not; null for an unknown id. */
  panelOf(id: string): Panel | null {
    return this.#sections.flatMap(({ panels }) => panels).find((panel) => panel.id === id) ?? null;
  }

  async #load(): Promise<void> {
    try {
      this.#add(await this.#catalogue.whole());
      this.#state = 'whole';
    } catch {
      this.#state = 'failed';
    }
  }

  #add(sections: readonly Section[]): void {
    this.#onload(sections.flatMap(({ panels }) => panels));
    this.#sections = sections;
  }
}
